"""Irregular forms of Dutch: strong verbs with past and participle, and plurals with another vowel."""

from __future__ import annotations

from functools import lru_cache

# infinitive, past singular, past plural, participle (without its particle)
_VERBS = """
bedriegen bedroog bedrogen bedrogen|beginnen begon begonnen begonnen|bergen borg borgen geborgen
bevelen beval bevalen bevolen|bewegen bewoog bewogen bewogen|bezwijken bezweek bezweken bezweken
bidden bad baden gebeden|bieden bood boden geboden|bijten beet beten gebeten|binden bond bonden gebonden
blazen blies bliezen geblazen|blijken bleek bleken gebleken|blijven bleef bleven gebleven
breken brak braken gebroken|brengen bracht brachten gebracht|buigen boog bogen gebogen
denken dacht dachten gedacht|doen deed deden gedaan|dragen droeg droegen gedragen
drijven dreef dreven gedreven|dringen drong drongen gedrongen|drinken dronk dronken gedronken
dwingen dwong dwongen gedwongen|eten at aten gegeten|fluiten floot floten gefloten
gaan ging gingen gegaan|gelden gold golden gegolden|genezen genas genazen genezen
genieten genoot genoten genoten|geven gaf gaven gegeven|gieten goot goten gegoten
glijden gleed gleden gegleden|graven groef groeven gegraven|grijpen greep grepen gegrepen
hangen hing hingen gehangen|heffen hief hieven geheven|helpen hielp hielpen geholpen
hijsen hees hesen gehesen|houden hield hielden gehouden|kiezen koos kozen gekozen
kijken keek keken gekeken|klimmen klom klommen geklommen|klinken klonk klonken geklonken
knijpen kneep knepen geknepen|komen kwam kwamen gekomen|kopen kocht kochten gekocht
krijgen kreeg kregen gekregen|krimpen kromp krompen gekrompen|kruipen kroop kropen gekropen
kwijten kweet kweten gekweten|laten liet lieten gelaten|lezen las lazen gelezen
liegen loog logen gelogen|liggen lag lagen gelegen|lijden leed leden geleden|lijken leek leken geleken
lopen liep liepen gelopen|meten mat maten gemeten|mijden meed meden gemeden|moeten moest moesten gemoeten
nemen nam namen genomen|ontvangen ontving ontvingen ontvangen|prijzen prees prezen geprezen
raden ried rieden geraden|rijden reed reden gereden|roepen riep riepen geroepen
ruiken rook roken geroken|schelden schold scholden gescholden|schenken schonk schonken geschonken
schieten schoot schoten geschoten|schijnen scheen schenen geschenen|schrijven schreef schreven geschreven
schrikken schrok schrokken geschrokken|schuiven schoof schoven geschoven|slaan sloeg sloegen geslagen
slapen sliep sliepen geslapen|slijten sleet sleten gesleten|sluipen sloop slopen geslopen
sluiten sloot sloten gesloten|smelten smolt smolten gesmolten|smijten smeet smeten gesmeten
snijden sneed sneden gesneden|spijten speet speten gespeten|spreken sprak spraken gesproken
springen sprong sprongen gesprongen|staan stond stonden gestaan|steken stak staken gestoken
stelen stal stalen gestolen|sterven stierf stierven gestorven|stijgen steeg stegen gestegen
stinken stonk stonken gestonken|strijden streed streden gestreden|strijken streek streken gestreken
treden trad traden getreden|treffen trof troffen getroffen|trekken trok trokken getrokken
vallen viel vielen gevallen|vangen ving vingen gevangen|varen voer voeren gevaren
vechten vocht vochten gevochten|verdwijnen verdween verdwenen verdwenen|vergeten vergat vergaten vergeten
verliezen verloor verloren verloren|vinden vond vonden gevonden|vliegen vloog vlogen gevlogen
vragen vroeg vroegen gevraagd|vriezen vroor vroren gevroren|wegen woog wogen gewogen
werpen wierp wierpen geworpen|werven wierf wierven geworven|wijken week weken geweken
wijzen wees wezen gewezen|winnen won wonnen gewonnen|worden werd werden geworden
wrijven wreef wreven gewreven|wringen wrong wrongen gewrongen|zeggen zei zeiden gezegd
zenden zond zonden gezonden|zien zag zagen gezien|zingen zong zongen gezongen|zinken zonk zonken gezonken
zinnen zon zonnen gezonnen|zitten zat zaten gezeten|zoeken zocht zochten gezocht
zuigen zoog zogen gezogen|zuipen zoop zopen gezopen|zwellen zwol zwollen gezwollen
zwemmen zwom zwommen gezwommen|zweren zwoer zwoeren gezworen|zwerven zwierf zwierven gezworven
zwijgen zweeg zwegen gezwegen|hebben had hadden gehad|zijn was waren geweest|kunnen kon konden gekund
mogen mocht mochten gemogen|willen wou wilden gewild|weten wist wisten geweten|zullen zou zouden gezuld
"""
# plural, singular
_PLURALS = """
leden lid|schepen schip|gelederen gelid|smeden smid|kinderen kind|eieren ei|liederen lied
goederen goed|bladeren blad|beenderen been|raderen rad|gemoederen gemoed|volkeren volk|lammeren lam
mogelijkheden mogelijkheid|sprongen sprong|namen naam|gaven gave|sloten slot|boden bode|lagen laag
filosofen filosoof|schapen schaap
"""
# forms on which the dictionary is wrong or silent: these lemmas join what is found
_OTHER = """
gestrest stressen gestrest|gestreste stressen gestrest|gestresst stressen gestrest
gestresste stressen gestrest|gestrester gestrest|gestresseerd stressen gestrest
staat staan|wijst wijzen|zeien zeggen|franse frans|boete boete|hoefde hoeven|gehoeven hoeven|gehoefd hoeven
"""
# forms with these lemmas and no other
_FIXED = """
steden stad|reden reden rijden|redenen reden|tweede twee|derde drie|vierde vier|vijfde vijf|zesde zes
zevende zeven|achtste acht|negende negen|tiende tien|belgische belgisch|duitse duits|engelse engels
gerust gerust|geruste gerust
"""
_INSEPARABLE = frozenset("be ver ont her er ge mis onder over door om voor weer aan".split())


def _rows(table: str) -> list[list[str]]:
    return [row.split() for line in table.strip().splitlines() for row in line.split("|")]


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, frozenset[str]]:
    """Give the past forms and participles of strong verbs, with their infinitives."""
    found: dict[str, set[str]] = {}
    for infinitive, *forms in _rows(_VERBS):
        for form in forms:
            found.setdefault(form, set()).add(infinitive)
    return {form: frozenset(lemmas) for form, lemmas in found.items()}


@lru_cache(maxsize=1)
def other_forms() -> dict[str, frozenset[str]]:
    """Give irregular plurals and single exceptions, with lemmas that join the others."""
    return {form: frozenset(lemmas) for form, *lemmas in _rows(_PLURALS) + _rows(_OTHER)}


@lru_cache(maxsize=1)
def fixed_forms() -> dict[str, frozenset[str]]:
    """Give the forms of which the lemmas are fixed here, against the dictionary."""
    return {form: frozenset(lemmas) for form, *lemmas in _rows(_FIXED)}


def strong_lemmas(form: str, known: frozenset[str]) -> set[str]:
    """Give the infinitives of a strong form, also behind an inseparable prefix: `begreep`."""
    table = verb_forms()
    found = set(table.get(form, ()))
    for length in (2, 3, 4, 5):
        prefix = form[:length]
        if prefix not in _INSEPARABLE:
            continue
        rest = form[length:]
        if len(rest) < 3 or rest.startswith("ge"):
            continue
        # the participle of a prefixed verb has no ge-: `begrepen`, not `begegrepen`
        for verb in (*table.get(rest, ()), *table.get("ge" + rest, ())):
            if prefix + verb in known:
                found.add(prefix + verb)
    return found
