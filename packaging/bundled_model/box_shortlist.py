"""Which concepts the cpu profile's denoiser learns: few enough to learn well in an hour on two cores."""

from __future__ import annotations

GROUPS = {0, 3, 4}  # smileys and hearts, animals and plants, food and drink
SKY = 59  # a subgroup of travel and places

ICONIC = """
airplane; automobile; balloon; bicycle; crown; gem stone; guitar; house; key; light bulb; rocket;
sailboat; soccer ball; basketball; party popper; wrapped gift; christmas tree; jack-o-lantern; umbrella;
open book; camera; trophy; globe showing americas; snow-capped mountain; castle; tent; locomotive;
helicopter; top hat; teddy bear; magic wand
"""

UNCOMMON = """
alien monster; anger symbol; collision; dashing away; dizzy; dotted line face; eye in speech bubble;
fight cloud; hole; hundred points; kiss mark; left speech bubble; right anger bubble; speech balloon;
thought balloon; sweat droplets; zzz; skull and crossbones; heart decoration; heart exclamation;
distorted face; face with diagonal mouth; ogre; head shaking horizontally; head shaking vertically;
revolving hearts; heart with ribbon; face in clouds; weary cat; kissing cat; cat with wry smile; ant;
badger; beaver; beetle; bison; black bird; boar; bug; chipmunk; cockroach; coral; cricket; dodo; donkey;
empty nest; ewe; feather; fly; guide dog; herb; hippopotamus; hyacinth; leaf fluttering in wind;
leafless tree; leopard; llama; lizard; mammoth; moose; mosquito; mouse; nest with eggs; orangutan; orca;
otter; ox; oyster; paw prints; pig nose; poodle; ram; rat; rosette; scorpion; seal; service dog;
sheaf of rice; skunk; spiral shell; squid; two-hump camel; turkey; water buffalo; wing; worm;
wilted flower; white flower; lotus; goat; kangaroo; swan; sloth; rooster; shamrock; camel; rhinoceros;
gorilla; dove; amphora; baby bottle; bagel; beans; bell pepper; bento box; beverage box;
bowl with spoon; brown mushroom; burrito; canned food; chopsticks; clinking beer mugs; clinking glasses;
cooked rice; cooking; cup with straw; curry rice; custard; cut of meat; dango; dumpling; falafel;
fish cake with swirl; flatbread; fondue; fork and knife with plate; fortune cookie; fried shrimp;
garlic; ginger root; glass of milk; green salad; ice; jar; kitchen knife; leafy green; lime; mate;
meat on bone; melon; moon cake; oden; olive; onion; pea pod; peanuts; pie; potato; pouring liquid;
rice ball; rice cracker; root vegetable; sake; salt; shallow pan of food; shaved ice; spoon;
steaming bowl; stuffed flatbread; tamale; takeout box; teacup without handle; tumbler glass; cucumber;
bottle with popping cork; mango; spaghetti; closed umbrella; comet; cyclone; fog; milky way;
first quarter moon; last quarter moon; first quarter moon face; last quarter moon face; new moon;
waning crescent moon; waning gibbous moon; waxing crescent moon; waxing gibbous moon;
umbrella on ground; thermometer; tornado; wind face; snowman without snow; sun behind large cloud;
sun behind rain cloud; cloud with lightning and rain; shooting star; bicycle; locomotive; helicopter;
magic wand; camera; open book
"""


def _names(block: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in block.split(";"))


_ICONIC, _UNCOMMON = _names(ICONIC), _names(UNCOMMON)


def is_candidate(group: int, subgroup: int, name: str) -> bool:
    """Whether a concept is of the kinds that the short list is chosen from; held-out pairs are drawn here."""
    return group in GROUPS or subgroup == SKY or name in _ICONIC


def is_listed(group: int, subgroup: int, name: str) -> bool:
    """Whether a concept is on the short list."""
    return is_candidate(group, subgroup, name) and name not in _UNCOMMON
