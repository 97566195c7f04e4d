"""Trades on the server at MOCK_URL with ccxt for Python, as its manual shows. Ends with an error where an answer is not usable."""

import os

import ccxt


def exchange(key):
    client = ccxt.xt({"apiKey": key, "secret": os.environ["MOCK_SECRET"], "enableRateLimit": False})
    client.urls["api"] = dict.fromkeys(client.urls["api"], os.environ["MOCK_URL"])
    return client


xt = exchange(os.environ["MOCK_KEY"])
markets = xt.load_markets()
assert markets["BTC/USDT"]["spot"] and markets["BTC/USDT:USDT"]["swap"], list(markets)

ticker = xt.fetch_ticker("BTC/USDT")
assert ticker["low"] <= ticker["last"] <= ticker["high"], ticker
book = xt.fetch_order_book("BTC/USDT")
assert book["bids"][0][0] < book["asks"][0][0], book
balance = xt.fetch_balance()
assert balance["USDT"]["free"] > 0, balance

order = xt.create_order("BTC/USDT", "limit", "buy", 0.01, 20000)
assert order["id"], order
found = xt.fetch_order(order["id"], "BTC/USDT")
assert (found["id"], found["side"], found["price"]) == (order["id"], "buy", 20000), found
assert xt.cancel_order(order["id"], "BTC/USDT")["id"], "a cancelled order"

swap = xt.create_order("BTC/USDT:USDT", "limit", "buy", 1, 20000)
assert swap["id"].isdigit(), swap

try:
    exchange("nobody").fetch_balance()
except ccxt.AuthenticationError as error:
    assert "AUTH_101" in str(error), error
else:
    raise AssertionError("a bad key is let in")
