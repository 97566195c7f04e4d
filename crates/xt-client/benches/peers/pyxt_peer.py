"""pyxt as a contestant: obeys orders as ../calls/burst.rs describes them."""

import sys
import threading
import time

from pyxt.spot import Spot


def main():
    spot = Spot(
        host=sys.argv[1],
        access_key="626fa1c2-94bf-4559-a3f2-c62897bc392e",
        secret_key="0123456789abcdef0123456789abcdef01234567",
    )
    calls = {
        "balances": lambda: spot.balances(["usdt", "btc"])["assets"],
        "order": lambda: spot.order(
            "btc_usdt", "BUY", "LIMIT", client_order_id="mine_1", price="39000.5", quantity="0.01"
        )["orderId"],
        "symbols": lambda: spot.get_symbol_config(),
    }
    for line in sys.stdin:
        name, at_once, count = line.split()
        took, latencies = burst(calls[name], int(at_once), int(count))
        latencies.sort()
        median, slow = (latencies[(len(latencies) - 1) * percent // 100] for percent in (50, 99))
        print(took, median, slow, flush=True)


def burst(call, at_once, count):
    latencies = []

    def caller():
        for _ in range(count // at_once):
            start = time.perf_counter_ns()
            assert call()
            latencies.append(time.perf_counter_ns() - start)

    threads = [threading.Thread(target=caller) for _ in range(at_once)]
    start = time.perf_counter_ns()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter_ns() - start, latencies


main()
