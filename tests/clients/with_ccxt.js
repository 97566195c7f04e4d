// Trades on the server at MOCK_URL with ccxt for JavaScript, as its manual shows. Ends with an error where an answer is not usable.
const assert = require("assert/strict");
const ccxt = require("ccxt");

function exchange(apiKey) {
    const client = new ccxt.xt({ apiKey, secret: process.env.MOCK_SECRET, enableRateLimit: false });
    for (const name of Object.keys(client.urls.api)) client.urls.api[name] = process.env.MOCK_URL;
    return client;
}

async function main() {
    const xt = exchange(process.env.MOCK_KEY);
    const markets = await xt.loadMarkets();
    assert(markets["BTC/USDT"].spot && markets["BTC/USDT:USDT"].swap);

    const ticker = await xt.fetchTicker("BTC/USDT");
    assert(ticker.low <= ticker.last && ticker.last <= ticker.high);
    const book = await xt.fetchOrderBook("BTC/USDT");
    assert(book.bids[0][0] < book.asks[0][0]);
    const balance = await xt.fetchBalance();
    assert(balance.USDT.free > 0);

    const order = await xt.createOrder("BTC/USDT", "limit", "buy", 0.01, 20000);
    assert(order.id);
    const found = await xt.fetchOrder(order.id, "BTC/USDT");
    assert.deepEqual([found.id, found.side, found.price], [order.id, "buy", 20000]);
    assert((await xt.cancelOrder(order.id, "BTC/USDT")).id);

    const swap = await xt.createOrder("BTC/USDT:USDT", "limit", "buy", 1, 20000);
    assert.match(swap.id, /^[0-9]+$/);

    await assert.rejects(exchange("nobody").fetchBalance(), ccxt.AuthenticationError);
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
