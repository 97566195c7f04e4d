"""Trades on the server at MOCK_URL with pyxt. Ends with an error where an answer is not usable."""

import os

from pyxt.perp import Perp
from pyxt.spot import Spot, XtBusinessError

url, key, secret = (os.environ[name] for name in ("MOCK_URL", "MOCK_KEY", "MOCK_SECRET"))

spot = Spot(url, access_key=key, secret_key=secret)
assert spot.get_time() > 1_700_000_000_000
depth = spot.get_depth("btc_usdt")
assert float(depth["bids"][0][0]) < float(depth["asks"][0][0]), depth
assert spot.balance("usdt")["currency"] == "usdt"

wanted = {"symbol": "btc_usdt", "side": "BUY", "type": "LIMIT", "biz_type": "SPOT", "time_in_force": "GTC", "price": 20000, "quantity": 0.01}
order = spot.order(**wanted)
found = spot.get_order(order["orderId"])
assert (found["orderId"], found["symbol"]) == (order["orderId"], "btc_usdt"), found
assert spot.cancel_order(order["orderId"])["cancelId"]

perp = Perp(url, access_key=key, secret_key=secret)
status, answer, error = perp.send_order(
    symbol="btc_usdt", amount=1, order_side="BUY", order_type="LIMIT", position_side="LONG", price=20000
)
assert (status, error, answer["returnCode"]) == (200, None, 0), answer
assert answer["result"].isdigit(), answer


def refused(call, code):
    try:
        call()
    except XtBusinessError as refusal:
        assert code in str(refusal), refusal
    else:
        raise AssertionError(f"{code} is let pass")


refused(lambda: Spot(url, access_key="nobody", secret_key=secret).balances(), "AUTH_101")
refused(lambda: Spot(url, access_key=key, secret_key="another").balances(), "AUTH_103")
refused(lambda: spot.order(**{**wanted, "side": "UP"}), "FAILURE")
_, answer, _ = Perp(url, access_key="nobody", secret_key=secret).get_account_capital()
assert answer["error"]["code"] == "AUTH_101", answer
