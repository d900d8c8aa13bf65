"""What git left in conflict in a map: in words, settled choice by choice, written once it reads."""
