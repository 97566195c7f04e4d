// Asks the server at MOCK_URL with xt-open-api, which reads where to ask, key and secret from a file of the working folder.
const assert = require("assert/strict");
const fs = require("fs");

const url = process.env.MOCK_URL;
const hosts = Object.fromEntries(["userHost", "spotHost", "leverHost", "futureUHost", "futureCHost"].map((name) => [name, url]));
fs.writeFileSync(".config.json", JSON.stringify({ accessKey: process.env.MOCK_KEY, secretKey: process.env.MOCK_SECRET, ...hosts }));
const { spot, futureU, futureC, user, lever } = require("xt-open-api");

async function main() {
    const payload = async (call) => {
        const answer = await call;
        assert.equal(answer.rc ?? answer.returnCode, 0, JSON.stringify(answer));
        assert.equal(answer.mc ?? answer.msgInfo.toUpperCase(), "SUCCESS", JSON.stringify(answer));
        return answer.result;
    };
    assert((await payload(spot.getServerTime())).serverTime > 1_700_000_000_000);
    assert((await payload(spot.getSymbolTradeInfo({ symbol: "btc_usdt" }))).symbols.length > 0);
    assert((await payload(spot.getSymbolDepthInfo({ symbol: "btc_usdt", limit: 5 }))).bids.length > 0);
    assert((await payload(futureU.getTradeDepth({ symbol: "btc_usdt", level: 5 }))).a.length > 0);
    assert((await payload(futureC.getTicker({ symbol: "btc_usd" }))) !== null);
    assert((await payload(lever.getSymbolList())) !== null);

    assert.equal((await payload(spot.getCurrencyBalance({ currency: "usdt" }))).currency, "usdt");
    assert((await payload(spot.getCurrenciesBalance({ currencies: "usdt,btc" }))) !== null);
    assert((await payload(futureU.getBalanceList())).length > 0);
    assert((await payload(user.getAccounts({}))) !== null);
    const order = { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT", price: 20000, quantity: 0.01 };
    const { orderId } = await payload(spot.createOrder(order));
    await payload(spot.cancelOrder({ orderId }));
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
