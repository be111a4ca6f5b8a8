"""Run by the judges' own Python: one queue with people who give up, in simpy and in ciw."""

import json
import random
import sys
import time

import ciw
import simpy


def with_simpy(arrivals, service, servers, giving_up, days, seed):
    rng, env, came = random.Random(seed), simpy.Environment(), 0
    places = simpy.Resource(env, servers)

    def person():
        with places.request() as place:
            yield place | env.timeout(rng.expovariate(giving_up))
            if place.triggered:
                yield env.timeout(rng.expovariate(service))

    def door():
        nonlocal came
        while True:
            yield env.timeout(rng.expovariate(arrivals))
            came += 1
            env.process(person())

    env.process(door())
    env.run(until=days)
    return came


def with_ciw(arrivals, service, servers, giving_up, days, seed):
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(arrivals)],
        service_distributions=[ciw.dists.Exponential(service)],
        number_of_servers=[servers],
        reneging_time_distributions=[ciw.dists.Exponential(giving_up)],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(days)
    return len(simulation.get_all_individuals())


asked = json.load(sys.stdin)
told = {"versions": {"simpy": simpy.__version__, "ciw": ciw.__version__}}
for name, run in (("simpy", with_simpy), ("ciw", with_ciw)):
    begun = time.process_time()
    came = run(*asked["setting"], asked["days"], asked["seed"])
    told[name] = {"seconds": time.process_time() - begun, "came": came}
print(json.dumps(told))
