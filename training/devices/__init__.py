"""Where a run computes: one device, several of a host, or several hosts."""

from training.devices.devices import Devices
from training.devices.opening import open_devices

__all__ = ["Devices", "open_devices"]
