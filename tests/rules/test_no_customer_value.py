from tests.rules.tables import table_test
from tests.samples import stages_map

test_table = table_test(
    "no-customer-value",
    sound=[stages_map({"customer_value": "Hears what a comparable plant gained"})],
    weak=[
        (stages_map({}), "Nothing says what the customer gains at Stage 1"),
        (stages_map({"customer_value": "   "}), "Nothing says what the customer gains at Stage 1"),
        (stages_map({"customer_value": "A price"}, {}), "Nothing says what the customer gains at Stage 2"),
    ],
    unknown=None,
)
