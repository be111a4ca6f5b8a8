"""The schedule of sweeps; the outbox and the inbox are the queues."""
