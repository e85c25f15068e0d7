"""The samplers by name: what they are called and whether they repeat themselves.

A table of words only, so that the window can show it before torch is imported;
``core/diffusion/schedule.py`` builds the diffusers scheduler behind each name.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import InputError


@dataclass(frozen=True, slots=True)
class Sampler:
    """One way through the schedule.

    Attributes:
        name: The word used on the command line and in recipes.
        label: The word on screen.
        a1111: The word in A1111's ``parameters`` text.
        deterministic: Whether no noise is drawn between steps (needed for walks and inversion).
    """

    name: str
    label: str
    a1111: str
    deterministic: bool = True


SAMPLERS: dict[str, Sampler] = {
    sampler.name: sampler
    for sampler in (
        Sampler("ddim", "DDIM", "DDIM"),
        Sampler("ddim_trailing", "DDIM trailing", "DDIM Trailing"),
        Sampler("euler", "Euler", "Euler"),
        Sampler("euler_karras", "Euler Karras", "Euler Karras"),
        Sampler("euler_exponential", "Euler exponential", "Euler Exponential"),
        Sampler("euler_trailing", "Euler trailing", "Euler SGM Uniform"),
        Sampler("heun", "Heun", "Heun"),
        Sampler("heun_karras", "Heun Karras", "Heun Karras"),
        Sampler("dpmpp_2m", "DPM++ 2M", "DPM++ 2M"),
        Sampler("dpmpp_2m_karras", "DPM++ 2M Karras", "DPM++ 2M Karras"),
        Sampler("dpmpp_2m_exponential", "DPM++ 2M exponential", "DPM++ 2M Exponential"),
        Sampler("dpmpp_2m_trailing", "DPM++ 2M trailing", "DPM++ 2M SGM Uniform"),
        Sampler("unipc", "UniPC", "UniPC"),
        Sampler("unipc_karras", "UniPC Karras", "UniPC Karras"),
        Sampler("euler_a", "Euler ancestral", "Euler a", deterministic=False),
        Sampler("dpmpp_2m_sde", "DPM++ 2M SDE", "DPM++ 2M SDE", deterministic=False),
        Sampler("dpmpp_2m_sde_karras", "DPM++ 2M SDE Karras", "DPM++ 2M SDE Karras", deterministic=False),
        Sampler("dpmpp_sde", "DPM++ SDE", "DPM++ SDE", deterministic=False),
        Sampler("dpmpp_sde_karras", "DPM++ SDE Karras", "DPM++ SDE Karras", deterministic=False),
        Sampler("lcm", "LCM", "LCM", deterministic=False),
    )
}


def sampler(name: str) -> Sampler:
    """The sampler called ``name``.

    Raises:
        InputError: If there is none; the sentence lists those there are.
    """
    try:
        return SAMPLERS[name]
    except KeyError:
        known = ", ".join(SAMPLERS)
        raise InputError(f"There is no sampler called “{name}”: choose one of {known}.") from None
