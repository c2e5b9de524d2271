"""Words that hold a Dutch sentence together and say nothing of what it is about."""

from __future__ import annotations

# Compiled for speech, from the stop words that spaCy (MIT) has for written Dutch and the function words
# of the language layer. Words that a theme may hang on are left in, such as klaar, vrij, zelf and nooit.
_TEKST = """
aan aangaande aangezien achter af al aldus alhoewel alle allebei alleen allemaal alles als alsof altijd
ander andere anderen anders behalve beetje beide beiden ben bent betreffende bij bijna bijvoorbeeld binnen
boven bovendien buiten d'r da daar daarheen daarin daarmee daarna daarnaast daarom daarop daarvan daarvoor
dacht dan dat de den denken der des deze dezelfde die dien dit doch doe doen doet door doordat dr dus echt
echter een eens eentje eerder eerst eerste eh ehm eigenlijk elk elke elkaar em en ene enig enige enkel
enkele enz er erbij erg ergens ermee erna erop eruit ervan erover etc even evenals ff gaan gedurende geen
gehad geweest gewoon geworden ging gij graag haar had hadden hè hé he heb hebben hebt heeft heel hele hem
hen het hetgeen hetzelfde hier hiermee hierop hij hm hmm ho hoe hoeveel hoewel hoezo hoor hun ie ieder
iedere iedereen iemand iets ik in indien inmiddels is ja jaja je jezelf jij jou jouw jullie kan keer kijken
kom komen komt kon konden kunnen kunt laat later laten m'n maar mag me mee meer meest men met mezelf mij
mijn misschien mm moest moesten moet moeten mogen n'n na naar naast nadat net nee nergens niet niets niks
nog nogal nou nu of oh ok oké okay om omdat ook oke onder ons onszelf onze ooit op opeens over overal paar
pas per precies qua s 's 'k 'm 'n 'r 't m n t sinds slechts soms sommige soort staan steeds straks te tegen
ten ter terug terwijl thans tijdens toch toe toen tot totdat trouwens tussen twee twaalf drie vier vijf zes
zeven acht negen tien elf één u uit uw vaak van vanaf vandaag vanuit vanwege veel verder via vinden volgens
voor vooral voordat want wanneer waar waaraan waarbij waardoor waarin waarmee waarna waarom waarop waarover
waaruit waarvan waarvoor was waren wat we weer weg weinig wel welk welke werd werden weten wezen wie wij wil
willen wilde wilden wist word worden wordt wou z'n zal zat ze zeggen zegt zei zelfs zeker zich zichzelf zien
zij zijn zit zitten zo zoals zo'n zodat zoiets zomaar zonder zou zouden zowat zowel zulk zulke zullen
"""
FUNCTIEWOORDEN = frozenset(_TEKST.split())
