"""Writes `held.jsonl`, the held half of the labelled pairs: `python benchmarks/data/pages/make_held.py`.

The content words of every pair stand in `TABLE`; the templates below put around them what sites put around theirs
(menus, cookie bars, teasers, footers, scripts). The same table always gives the same file, byte for byte.
"""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

# One record is separated from the next by an empty line:
#   label language template address [status address]… [=final status]
#   the reference without its address, the cited title between underscores
#   <title> ;; heading ;; site          ("-": none; in the first two "=" is the cited title, {h} the heading, {s} the site)
#   paragraphs, one a line; a line beginning with "<" is markup as it stands
TABLE = r"""
same cs latin2 https://www.farnost-krasna-hora.example/kontakt
_Kontakt_. Římskokatolická farnost Krásná Hora [online]. [cit. 2022-11-11].
- ;; KONTAKT ;; Římskokatolická farnost Krásná Hora
Fara čp. 7, telefon na faře zvoní nejspíš v úterý dopoledne. Duchovní správce P. Vít Holeček.

same cs blog https://karty-a-kostky.example/blog/historie-kasin
SOBOTKA, Radim. _Z historie kasin v lázeňských městech_. Karty a kostky [online]. 2020 [cit. 2021-04-17].
{s}: {h} ;; = ;; Karty a kostky
Radim Sobotka
Ruleta se v lázních točila už za císaře. Povolení stálo majitele tolik co celé křídlo kolonády, a přesto se vrátilo za dvě sezony.

changed-title sk government https://archiv.uradprace-sever.example/tz/0412.htm
_Nezamestnanosť v apríli klesla na severe najviac_. Úrad práce Sever [online]. 2012 [cit. 2012-06-01].
ÚP Sever – {h} ;; Nezamestnanosť v apríli klesla najviac na severe ;; ÚP Sever
Miera evidovanej nezamestnanosti klesla medzimesačne o 0,4 bodu. Voľných miest pribudlo najmä v drevárstve.

paywall en news https://observer-of-fens.example/2017/eel-return
PRITCHETT, Dora. _The eel returns to the fen_. Observer of the Fens [online]. 2017 [cit. 2018-02-20].
= ;; = ;; Observer of the Fens
By Dora Pritchett
At dusk the sluice keeper lifts a net that has been empty for nine summers.
You have read your three free stories this month. Support local reporting to keep reading: £4 a month.

soft-404 cs joomla https://www.technicke-listy.example/normy/sroubove-spoje
_Šroubové spoje v dřevostavbách_. Technické listy [online]. 2011 [cit. 2013-10-10].
Technické listy ;; - ;; Technické listy
<div id="obsah"></div>

taken-over cs wordpress https://www.ustav-jazyku.example/slovnik-nareci
ÚSTAV JAZYKŮ. _Slovník nářečí středního Pojizeří_. Ústav jazyků [online]. 2009 [cit. 2010-04-04].
Ustav Jazyku - Tips for Better Living ;; Our latest posts ;; Ustav Jazyku
<h2>7 reasons to refinance before winter</h2>
Rates move quickly, and a good broker makes all the difference.
<h2>Which mattress suits side sleepers?</h2>
We tried a dozen so you do not have to.

category cs bootstrap https://www.hrad-sokolnik.example/povesti/bila-pani 301 https://www.hrad-sokolnik.example/
_Pověst o bílé paní sokolnické_. Hrad Sokolník [online]. 2010 [cit. 2011-08-30].
Hrad Sokolník – vítejte ;; Hrad Sokolník ;; Hrad Sokolník
Otevřeno denně kromě pondělí. Noční prohlídky v červenci. Vstupné, svatby, jak k nám.

geo en card https://radio-delta.example/listen/evening-essay-9 =451
_Evening essay: On ferries_. Radio Delta [online]. 2019 [cit. 2020-12-12].
Radio Delta ;; Not offered where you are ;; Radio Delta
Rights for this programme cover listeners in our own country only.

same cs government https://www.mesto-vranovec.example/odpady/poplatek-2021
MĚSTO VRANOVEC. _Poplatek za odpady v roce 2021_. Vranovec [online]. 2021 [cit. 2021-03-02].
{h}: {s} ;; = ;; Město Vranovec
Sazba činí 640 Kč za osobu a rok, splatnost je 30. června. Děti do tří let jsou osvobozeny.
Platit lze v pokladně úřadu ve dveřích č. 14 nebo převodem.

same cs ojs https://casopis-hydrolog.example/index.php/ch/article/view/318
MAREŠOVÁ, Ilona a Petr KUDRNA. _Jarní tání v povodí horní Blanice_. Časopis hydrologický [online]. 2018, 12(3), 44–59 [cit. 2019-05-05].
{h} | {s} ;; = ;; Časopis hydrologický
Ilona Marešová, Petr Kudrna
Abstrakt: Sledujeme odtok z tajícího sněhu ve čtyřech jarních sezonách. Model s teplotním indexem nadhodnocuje vrchol o pětinu.

same cs dspace https://repozitar.univerzita-ohre.example/handle/10185/4471
ČERVENKA, Dalibor. _Motivace sester v následné péči_. Bakalářská práce. Repozitář Univerzity Ohře [online]. 2016 [cit. 2020-01-09].
{h} ;; = ;; Repozitář UO
Autor: Červenka, Dalibor. Vedoucí: Tlustá, Renata.
Práce popisuje, co drží sestry u lůžka dlouhodobě nemocných. Rozhovory s jedenácti sestrami ukazují význam kolektivu.

same cs mediawiki https://wiki-zeleznice.example/wiki/Lokálka_Bezdíčov
_Lokálka Bezdíčov_. Wiki železnice [online]. Poslední změna 3. 2. 2014 [cit. 2014-03-01].
{h} – {s} ;; = ;; Wiki železnice
Lokálka Bezdíčov je zaniklá trať dlouhá 9,2 km. Provoz začal roku 1903 a skončil povodní roku 1954.

same cs drupal https://www.databaze-predpisu.example/zakon/77-1998
_Zákon č. 77/1998 Sb., o ochraně pramenů_. Databáze předpisů [online]. [cit. 2017-07-07].
77/1998 Sb. Zákon o ochraně pramenů | {s} ;; Zákon č. 77/1998 Sb., o ochraně pramenů ;; Databáze předpisů
§ 1 Předmět úpravy. Tento zákon upravuje vyhledávání, ochranu a užívání přirozených pramenů.
§ 2 Pramenem se rozumí přirozený vývěr podzemní vody.

same cs shop https://obchod-u-jezka.example/p/mlynek-kastor
_Mlýnek na mák Kaštor_. U Ježka [online]. [cit. 2019-12-12].
{h} skladem | U Ježka ;; = ;; Obchod U Ježka
Litinový mlýnek s dřevěnou klikou, hmotnost 1,4 kg. Cena 890 Kč. Do košíku.

same cs forum https://forum.vcelari-podhuri.example/viewtopic.php?t=1180
_Medovicová melecitóza – co s ní?_ Fórum včelařů Podhůří [online]. 2013 [cit. 2014-08-08].
{s} • Zobrazit téma - {h} ;; = ;; Fórum včelařů Podhůří
od Strejda_Jarda: Plásty mám jako beton, medomet s tím nehne. Namáčíte, nebo dáváte do soušů?
od melissa: U nás jedině rozpustit a vrátit včelám na jaře.

same cs wordpress https://blog.webar-z-hane.example/jak-na-404
OTÁHAL, Mojmír. _Stránka nenalezena: jak napsat slušnou chybovou hlášku_. Webař z Hané [online]. 2016 [cit. 2017-01-13].
{h} - {s} ;; = ;; Webař z Hané
Hláška „404 Stránka nenalezena“ návštěvníka naštve, když mu neřekne, kudy dál. Ukážeme pět příkladů, kde to udělali hezky.
Požadovaná stránka neexistuje? Tak mi aspoň nabídněte hledání.

same en blog https://404collector.example/posts/page-not-found-museum
HOLLIS, Wendell. _Page not found: a museum of error messages_. The 404 Collector [online]. 2014 [cit. 2015-09-01].
The 404 Collector: Page not found: a museum of error messages ;; = ;; The 404 Collector
For nine years I have saved every error page that made me laugh. "Sorry, the page you requested does not exist" is still the commonest, and the dullest.

same cs news https://ekonomicky-obzor.example/domeny/prodej-domen-rekord
_Domény na prodej: loni se točily rekordní částky_. Ekonomický obzor [online]. 2022 [cit. 2022-02-22].
{h} | Ekonomický obzor ;; = ;; Ekonomický obzor
Za krátká jména platí firmy miliony. „Tato doména je na prodej“ dnes hlásí každá dvacátá adresa, spočítali správci registru.

same cs news https://www.posel-stredohori.example/zpravy/kasino-v-radnici
_Online kasina a hazard: radní chtějí vyhlášku_. Posel Středohoří [online]. 2019 [cit. 2019-10-30].
{h} – Posel ;; = ;; Posel Středohoří
Automaty z města zmizely, hráči se přesunuli k mobilům. Bonus za registraci láká i gymnazisty, varuje terapeutka.

same cs tables http://www.sdh-hlubocany.example/historie.htm
SBOR DOBROVOLNÝCH HASIČŮ HLUBOČANY. _Historie sboru_. SDH Hlubočany [online]. 2003 [cit. 2006-05-20].
SDH Hlubočany ;; HISTORIE SBORU ;; SDH Hlubočany
Sbor byl založen léta Páně 1887 po velkém požáru čtyř statků. První stříkačka koňská přišla na 900 zlatých.

same cs tables http://www.skola-dubina.example/onas.html
_O nás_. Základní škola Dubina [online]. [cit. 2009-09-15].
Základní škola Dubina - o nás ;; O nás ;; Základní škola Dubina
Jsme devítiletá škola se 184 žáky. Máme dílny, keramickou pec a pozemek.

same cs frames http://www.herbar-kolac.example/
KOLÁČ, Emil. _Internetový herbář Emila Koláče_. [online]. 1999 [cit. 2004-06-06].
Internetový herbář Emila Koláče ;; - ;; Herbář
Váš prohlížeč nepodporuje rámy. Pokračujte na menu.

same cs spa https://data.statistika-regionu.example/tabulka/obyv-07
_Pohyb obyvatelstva v krajích 2007–2019_. Statistika regionů [online]. 2020 [cit. 2020-11-01].
{h} ;; = ;; Statistika regionů

same en spa https://atlas-of-locks.example/lock/pennard-flight
_Pennard Flight_. Atlas of Locks [online]. 2021 [cit. 2022-05-14].
{h} · {s} ;; = ;; Atlas of Locks

same cs bare https://www.obec-trnava-lhotka.example/hlaseni/55
_Odstávka vody 12. 4._ Obec Trnavá Lhotka [online]. 2018 [cit. 2018-04-10].
Odstávka vody 12. 4. ;; - ;; Trnavá Lhotka
Voda nepoteče od 8 do 13 hodin. Cisterna u kapličky.

same en mediawiki https://en.encyclopaedia-minor.example/wiki/Slip_coffin
_Slip coffin_. Encyclopaedia Minor [online]. Last edited 2 May 2017 [cit. 2017-06-30].
{h} - Encyclopaedia Minor ;; = ;; Encyclopaedia Minor
A slip coffin is a reusable coffin with a hinged foot, recorded in plague orders from 1665.

same en ojs https://journal-of-sounding.example/index.php/js/article/view/92
ADEYEMI, Folake. _Tidal bells and the measurement of fog_. Journal of Sounding [online]. 2011, 4(1), 1–22 [cit. 2012-12-02].
Tidal bells and the measurement of fog | Journal of Sounding ;; = ;; Journal of Sounding
Folake Adeyemi
Abstract. Bell buoys record more than they warn. We read three logs against the harbour master's weather diary.

same sk government https://www.obec-javorniky-nizne.example/vzn-3-2015
OBEC JAVORNÍKY NIŽNÉ. _Všeobecne záväzné nariadenie č. 3/2015 o psoch_. [online]. 2015 [cit. 2016-01-20].
Obec Javorníky Nižné ;; = ;; Obec Javorníky Nižné
Nariadenie upravuje vodenie psov na verejných priestranstvách. Zákaz platí na cintoríne a detskom ihrisku.

same sk news https://dennik-tatranec.example/clanok/4410
BREZINA, Ľuboš. _Prečo sa svište sťahujú vyššie_. Denník Tatranec [online]. 2020 [cit. 2020-08-19].
Prečo sa svište sťahujú vyššie - Denník Tatranec ;; = ;; Denník Tatranec
Zoológovia sčítali nory v piatich dolinách. Nižšie kolónie opustelo teplo aj turisti.

same de joomla https://www.glasmuseum-hinterwald.example/geschichte
_Geschichte der Hütte_. Glasmuseum Hinterwald [online]. 2010 [cit. 2011-07-21].
Glasmuseum Hinterwald - Geschichte der Hütte ;; = ;; Glasmuseum Hinterwald
Die Hütte am Schwarzbach schmolz von 1721 an grünes Waldglas. Der letzte Ofen erlosch 1912.

same pl drupal https://www.szlak-wiatrakow.example/kozlak-w-debinie
_Koźlak w Dębinie_. Szlak Wiatraków [online]. 2014 [cit. 2015-03-18].
Koźlak w Dębinie | Szlak Wiatraków ;; = ;; Szlak Wiatraków
Wiatrak zbudowano w 1806 roku dla młynarza Jakuba Rutki. Po remoncie skrzydła znów się obracają.

same cs drupal https://www.muzeum-sitarstvi.example/sbirky/sita
MUZEUM SÍTAŘSTVÍ. _Sbírka sít a říčic_. Muzeum sítařství [online]. 2012 [cit. 2013-02-02].
MUZEUM SÍTAŘSTVÍ | SBÍRKA SÍT A ŘÍČIC ;; SBÍRKA SÍT A ŘÍČIC ;; Muzeum sítařství
Nejstarší síto sbírky je žíněné, z roku 1794. Luby se ohýbaly nad párou.

same cs news https://zpravodaj-biotech.example/clanky/kvasinky
HRUBEŠ, Lukáš. _Kvasinky v prů- myslu: co umí geneticky uprave né kmeny_. Zpravodaj Biotech [online]. 2015 [cit. 2016-06-16].
Kvasinky v průmyslu: co umí geneticky upravené kmeny | Zpravodaj Biotech ;; Kvasinky v průmyslu: co umí geneticky upravené kmeny ;; Zpravodaj Biotech
Upravené kmeny dnes vyrábějí vanilin i hedvábí. Hrubeš popisuje tři provozy.

changed-title cs news https://www.vecernik-polabi.example/a/povoden-most
_Povodeň strhla most, vesnice je odříznutá_. Večerník Polabí [online]. 2013 [cit. 2013-06-04].
AKTUALIZOVÁNO: {h} – Večerník ;; Povodeň strhla most u Lužce. Vesnice zůstala odříznutá, jídlo vozí čluny ;; Večerník Polabí
Most u Lužce nevydržel nápor v noci na úterý. Hasiči zřídili přívoz.

changed-title cs government https://www.urad-pro-pudu.example/cs/metodika-bpej
_Metodika bonitace zemědělských půd_. Úřad pro půdu [online]. 2015 [cit. 2015-11-30].
{h} | {s} ;; Bonitace zemědělských půd – metodika (2. vydání) ;; Úřad pro půdu
Metodika popisuje zařazení půd do bonitovaných jednotek. Druhé vydání doplňuje tabulku sklonitosti.

changed-title en wordpress https://kettleandloom.example/dyeing-with-onion
_Dyeing wool with onion skins: the complete guide_. Kettle and Loom [online]. 2016 [cit. 2017-04-04].
{h} | Kettle & Loom ;; How to dye wool with onion skins ;; Kettle and Loom
Save your skins for a month, then simmer them for an hour. Alum gives gold, iron gives olive.

changed-title cs drupal https://www.ekolog-ustav.example/en/sykora
_Sýkora lužní v zimních hejnech_. Ekologický ústav [online]. 2011 [cit. 2012-01-02].
The willow tit in winter flocks | Institute of Ecology ;; The willow tit (sýkora lužní) in winter flocks ;; Institute of Ecology
Flocks were followed by colour rings for three winters. Rank decides who feeds at the centre.

changed-title cs blog https://dilna-na-pude.example/2015/02/hoblik.html
_Jak nabrousit hoblík, a nezbláznit se_. Dílna na půdě [online]. 2015 [cit. 2015-12-24].
Dílna na půdě: Broušení hoblíku ;; Broušení hoblíku ;; Dílna na půdě
Hoblík nabrousíte na třech kamenech. Hlavní je úhel a klid, jinak se zblázníte.

redesign cs bootstrap https://www.knihovna-vysoke.example/o-knihovne/historie 301 https://knihovnavysoke.example/historie-knihovny
_Dějiny vysocké knihovny_. Městská knihovna Vysoké [online]. 2008 [cit. 2010-10-10].
{h} » Knihovna Vysoké nad Loučnou ;; = ;; Knihovna Vysoké nad Loučnou
Čtenářský spolek založil knihovnu roku 1862 s 214 svazky. Dnes sídlí v bývalém pivovaru.

redesign cs government https://www.ministerstvo-lesu.example/article.php?id=77 302 https://lesy.statni-portal.example/clanek/kurovec-otazky
MINISTERSTVO LESŮ. _Kůrovec: otázky a odpovědi_. [online]. 2019 [cit. 2019-09-09].
Kůrovec: otázky a odpovědi · Lesy · Státní portál ;; = ;; Státní portál
Co je nahodilá těžba? Kdo hradí asanaci? Odpovědi na otázky vlastníků lesa do 50 hektarů.

redesign en bootstrap https://www.marlbeck-society.example/papers/p12.htm 301 https://marlbeck.example/research/papers/limekilns
WEBB, Ada. _Limekilns of the Marlbeck valley_. Marlbeck Society [online]. 2002 [cit. 2005-05-15].
Marlbeck Trust › Research › Limekilns of the Marlbeck valley ;; = ;; Marlbeck Trust
Ada Webb, first published 2002. Seventeen kilns stood between the ford and the quarry; four can still be entered.

redesign sk wordpress https://www.speleoklub-jasov.example/jaskyne.htm 301 https://speleoklub-jasov.example/jaskyne/ladova-priepast/
_Ľadová priepasť_. Speleoklub Jasov [online]. 2006 [cit. 2008-02-29].
Ľadová priepasť – jaskyne – Speleoklub ;; = ;; Speleoklub Jasov
Priepasť hlbokú 71 metrov objavili v roku 1968. Ľad na dne sa drží do augusta.

paywall cs news https://www.tydenik-forum-praha.example/reportaz/sklari
VÁVROVÁ, Eliška. _Poslední sklári z Huti_. Týdeník Fórum [online]. 2021 [cit. 2021-11-11].
{h} – Týdeník Fórum ;; = ;; Týdeník Fórum
Pec v Huti nehasla od války. Letos v březnu poprvé vychladla.
Zbývá vám přečíst 87 % článku. Předplatné od 99 Kč měsíčně odemkne celý text. Už jste předplatitel? Přihlaste se.

paywall sk news https://www.hlas-podunajska.example/ekonomika/lodenice
_Lodenice bez lodí_. Hlas Podunajska [online]. 2018 [cit. 2018-05-06].
Lodenice bez lodí | Hlas ;; = ;; Hlas Podunajska
V doku stojí jediný trup a čaká na motor.
Tento článok je len pre predplatiteľov. Skúste týždeň za euro.

paywall en ojs https://annals-of-brine.example/doi/10.5555/ab.2013.07
OKAFOR, N. _Salt pans after the dyke_. Annals of Brine [online]. 2013, 7(2), 90–101 [cit. 2014-02-14].
{h} | Annals of Brine ;; = ;; Annals of Brine
Abstract: The dyke of 1871 cut off eleven pans. We trace their owners.
Get access: purchase this article for 38.00 EUR, or sign in through your institution.

pdf cs pdf https://www.kraj-zahvozdi.example/soubory/koncepce-dopravy.pdf
KRAJ ZÁHVOZDÍ. _Koncepce veřejné dopravy 2015–2020_. [online]. 2014 [cit. 2016-01-31].
= ;; KONCEPCE VEŘEJNÉ DOPRAVY 2015–2020 ;; Kraj Záhvozdí
Schváleno zastupitelstvem kraje usnesením č. 14/2014. Obsah. 1 Úvod. 2 Výchozí stav linek. 3 Návrh taktu.

pdf cs pdf https://www.kat-fonetiky.example/dokumenty/prizvuk.pdf
LANDA, Čeněk. _Přízvuk a pauza v rozhlasovém čtení_. [online]. 2009 [cit. 2012-03-03].
Microsoft Word - clanek_final3.doc ;; Přízvuk a pauza v rozhlasovém čtení ;; Katedra fonetiky
Čeněk Landa. Rozhlasové čtení se od běžné řeči liší rozložením pauz. Korpus tvoří 40 minut zpráv.

pdf en pdf https://harbour-board.example/docs/dredging-report.pdf
HARBOUR BOARD. _Dredging report for the inner basin_. [online]. 2010 [cit. 2011-01-11].
- ;; - ;; Harbour Board
Inner Basin
Dredging Report, prepared for the Harbour Board. Silt was removed to a depth of 6.2 m below datum.

pdf cs pdf https://archiv-map-povltavi.example/sken/plan-1868.pdf
_Plán regulace řeky z roku 1868_. Archiv map Povltaví [online]. [cit. 2018-10-28].
- ;; - ;; Archiv map

pdf sk pdf https://www.ustav-pody-sk.example/files/erozia.pdf
HUDÁK, Ján. _Vodná erózia na viniciach_. [online]. 2017 [cit. 2019-04-04].
Vodná erózia na viniciach ;; Vodná erózia na viniciach ;; Ústav
Ján Hudák. Úvod. Vinice na svahoch strácajú ročne až 30 ton pôdy na hektár.

soft-404 cs bootstrap https://www.lanovka-certovka.example/historie/stavba
_Stavba lanovky 1948–1951_. Lanovka Čertovka [online]. 2011 [cit. 2012-12-12].
Jejda! ;; Jejda, tady končí lano ;; Lanovka Čertovka
Kam jste chtěli jet, tam už nevozíme. Vraťte se do údolní stanice.

soft-404 cs news https://www.kuryr-jih.example/zpravy/2009/vyroba-sirek
_Výroba sirek skončila po 150 letech_. Kurýr Jih [online]. 2009 [cit. 2009-04-01].
Kurýr Jih – zprávy z regionu ;; Tady nic není ;; Kurýr Jih
Možná hledáte některý z těchto článků, které dnes čtenáři otevírají nejčastěji.

soft-404 cs government https://www.mesto-chocerady-hora.example/vyhlasky/12-2004
MĚSTO HORA. _Vyhláška o veřejném pořádku 12/2004_. [online]. 2004 [cit. 2007-07-17].
Město Hora ;; Omlouváme se ;; Město Hora
Vámi požadovaný dokument byl při přechodu na nový web odstraněn nebo přesunut. Využijte prosím vyhledávání.

soft-404 en wordpress https://saltmarsh-diary.example/2009/10/curlew-night
_A night among curlews_. Saltmarsh Diary [online]. 2009 [cit. 2010-01-05].
Nothing found – Saltmarsh Diary ;; Nothing found ;; Saltmarsh Diary
It seems we can't find what you're looking for. Perhaps searching can help.

soft-404 en bootstrap https://www.institute-lichen.example/publications/key-1998
_A key to coastal lichens_. Institute of Lichen Studies [online]. 1998 [cit. 2008-08-01].
Institute of Lichen Studies ;; Well, this is awkward ;; Institute of Lichen Studies
The link you followed is older than our website. Our librarian would be glad to help by telephone.

soft-404 cs shop https://zahradni-svet-mlejn.example/p/rycl-2000
_Rýč drenážní R 2000_. Zahradní svět Mlejn [online]. [cit. 2015-03-30].
Zahradní svět Mlejn ;; Produkt již není v nabídce ;; Zahradní svět Mlejn
Tento výrobek jsme přestali prodávat. Podívejte se na podobné zboží.

soft-404 cs forum https://diskuse-motorkari-sever.example/viewtopic.php?t=99
_Karburátor Jikov – seřízení volnoběhu_. Motorkáři Sever [online]. 2008 [cit. 2010-05-05].
Motorkáři Sever • Informace ;; Informace ;; Motorkáři Sever
Zvolené téma neexistuje. Zpět na obsah fóra.

soft-404 cs ojs https://revue-pedagogika-vm.example/index.php/r/article/view/12
_Slovní hodnocení v malotřídce_. Revue pedagogika [online]. 2007 [cit. 2011-11-01].
Revue pedagogika ;; - ;; Revue pedagogika
K tomuto záznamu nejsou k dispozici žádná data.

soft-404 cs dspace https://dspace.vsp-morava.example/handle/1012/88
KREJSA, Filip. _Zdanění spolků po roce 2014_. Diplomová práce [online]. 2015 [cit. 2018-03-08].
Zdroj nelze nalézt ;; Identifikátor nelze rozpoznat ;; DSpace VŠP
Identifikátor 1012/88 neodpovídá žádnému objektu v repozitáři. Zkontrolujte, zda jste jej opsali správně.

soft-404 sk drupal https://www.galeria-povazie.example/vystava/linoryt
_Linoryt sedemdesiatych rokov_. Galéria Považie [online]. 2013 [cit. 2013-09-09].
Ups | Galéria Považie ;; Ups, tu visel obraz ;; Galéria Považie
Obsah, ktorý hľadáte, sme zvesili. Pozrite si aktuálne výstavy.

soft-404 cs spa https://portal-dotaci-hz.example/vyzva/231
_Výzva č. 231 Obnova studánek_. Portál dotací [online]. 2018 [cit. 2018-12-01].
404 ;; - ;; Portál dotací

soft-404 cs tables http://www.klub-filatelie-lom.example/katalog/c3.htm
_Katalog nálepek III_. Klub filatelie Lom [online]. 2001 [cit. 2005-01-01].
Chyba ;; Soubor c3.htm nebyl na serveru nalezen ;; Klub filatelie Lom
Správce serveru byl o chybě uvědoměn.

soft-404 en bare https://www.geodata-hub-old.example/reports/2006/loess.pdf
_Loess of the lower terraces_. Geodata Hub [online]. 2006 [cit. 2009-02-03].
Document unavailable ;; Document unavailable ;; Geodata Hub
The file you asked for could not be retrieved from storage.

soft-404 de joomla https://www.verein-torfbahn.example/strecke/km12
_Die Strecke bei Kilometer 12_. Verein Torfbahn [online]. 2008 [cit. 2012-02-20].
Hoppla ;; Hier fährt kein Zug mehr ;; Verein Torfbahn
Der gewünschte Beitrag ist nicht mehr vorhanden.

parked en lander https://www.folklor-kopanice.example/pisne/zatva
_Žatevní písně z Kopanic_. Folklor Kopanice [online]. 2007 [cit. 2009-08-15].
folklor-kopanice.example ;; folklor-kopanice.example ;; Related searches
Folk Dresses
Wedding Music
Cheap Flights
Credit Cards

parked en bare https://www.agrotest-jih.example/vysledky
_Výsledky odrůdových pokusů 2006_. Agrotest Jih [online]. 2006 [cit. 2007-02-28].
agrotest-jih.example is for sale ;; The domain agrotest-jih.example may be for sale ;; Broker
Make an offer or call our brokers. Instalments available from $49 a month.

parked cs card https://www.nadace-svetlonos.example/zprava-2010
NADACE SVĚTLONOŠ. _Výroční zpráva 2010_. [online]. 2011 [cit. 2012-04-12].
nadace-svetlonos.example ;; Tato doména je na prodej ;; Domény Ráj
Máte zájem? Nabídněte cenu přes formulář, ozveme se do dvou dnů.

parked cs bare https://www.rybari-brod-vv.example/rad
_Rybářský řád místní organizace_. Rybáři Brod [online]. 2010 [cit. 2011-05-01].
Hosting Koala ;; Vítejte na novém webu ;; Hosting Koala
Doména je zaregistrována, zákazník zde dosud neumístil žádné stránky. Chcete i vy webhosting od 29 Kč?

taken-over en wordpress https://www.gymnazium-u-lip.example/projekty/voda
GYMNÁZIUM U LIP. _Žákovský projekt Voda kolem nás_. [online]. 2012 [cit. 2013-06-01].
Slot Gacor Hari Ini Gampang Menang Maxwin ;; Daftar Situs Slot Gacor Terpercaya 2024 ;; GACOR88
Situs slot online dengan RTP tertinggi dan deposit pulsa tanpa potongan. Daftar sekarang dan raih jackpot maxwin.

taken-over cs wordpress https://www.charita-podlesi.example/sluzby
CHARITA PODLESÍ. _Terénní služby pro seniory_. [online]. 2014 [cit. 2015-05-05].
Nejlepší online casino bonusy 2024 ;; Casino bez vkladu: přehled bonusů ;; Casino Přehled
Vybrali jsme herny s nejrychlejší výplatou. Free spiny dostanete hned po registraci.

taken-over en bare https://www.orchestr-vltavan.example/repertoar
_Repertoár orchestru_. Orchestr Vltavan [online]. 2009 [cit. 2010-10-01].
澳门娱乐城官方网站 ;; 澳门娱乐城 首页 ;; 娱乐
最新网址 注册送彩金 真人视讯 体育投注 手机下载

taken-over en shop https://www.lekarska-komora-jz.example/stanovisko
_Stanovisko k očkování dětí_. Lékařská komora JZ [online]. 2011 [cit. 2011-12-01].
Buy cheap pills online no prescription ;; Best prices on blue pills ;; Trusted Pharmacy Store
Free worldwide shipping on all orders over $150. Discreet packaging, no doctor visit needed.

other-article cs news https://www.denik-zapadu.example/zpravy/1881 301 https://www.denik-zapadu.example/zpravy/90110
_Sklárna propustí stovku lidí_. Deník Západu [online]. 2008 [cit. 2008-12-10].
Fotbalisté otočili zápas v nastavení – Deník Západu ;; Fotbalisté otočili zápas v nastavení ;; Deník Západu
Domácí prohrávali ještě v 88. minutě. Dvě hlavičky stopera Kříže rozhodly.

other-article en drupal https://www.observatory-hollin.example/node/14
_Comet watch, spring 1997_. Hollin Observatory [online]. 1997 [cit. 2003-03-03].
Car park resurfacing | Hollin Observatory ;; Car park resurfacing ;; Hollin Observatory
The lower car park closes for two weeks. Please use the field by the gate.

other-article cs ojs https://sbornik-historicky-pb.example/index.php/s/article/view/7
_Robota na panství Rožďalov_. Sborník historický [online]. 2010 [cit. 2012-02-12].
Pečeti cechu soukeníků | Sborník historický ;; Pečeti cechu soukeníků ;; Sborník historický
Milena Jarošová. Studie popisuje šest typářů z let 1580–1710.

category cs news https://www.noviny-pod-kosti.example/kultura/2011/divadlo-shorelo 302 https://www.noviny-pod-kosti.example/kultura
_Divadlo lehlo popelem_. Noviny pod Kostí [online]. 2011 [cit. 2011-02-11].
Kultura – Noviny pod Kostí ;; Kultura ;; Noviny pod Kostí
<ul><li>Loutkáři míří do Japonska</li><li>Výstava krajek potrvá do května</li><li>Kino dostane nové sedačky</li></ul>

category en bootstrap https://www.canal-fund.example/news/lock-gates-1999 301 https://www.canal-fund.example/news
_New lock gates for Tarrant_. Canal Fund [online]. 1999 [cit. 2004-04-24].
Latest news - Canal Fund ;; Latest news ;; Canal Fund
<ul><li>Summer cruise booking opens</li><li>Chair steps down</li><li>Otter seen at the weir</li></ul>

category cs government https://www.urad-vod.example/tiskove-zpravy/sucho-2015 301 https://www.urad-vod.example/
ÚŘAD VOD. _Sucho 2015: souhrnná zpráva_. [online]. 2015 [cit. 2016-02-06].
Úřad vod ;; Úřad vod ;; Úřad vod
<div class="tiles"><a>Stavy a průtoky</a> <a>Poplatky za odběr</a> <a>Úřední deska</a></div>

login cs card https://is.akademie-zdar.example/auth/osoba/221 302 https://is.akademie-zdar.example/prihlaseni?url=221
_Studijní opora: Základy geodézie_. IS Akademie Žďár [online]. 2017 [cit. 2018-01-18].
Přihlášení do IS ;; Přihlášení ;; Informační systém akademie
<form method="post"><label>UČO <input name="uco"></label><label>Heslo <input type="password" name="heslo"></label><button>Vstoupit</button></form>

login en card https://groups.meadowcircle.example/permalink/77120
_Hedgehog sightings, week 31_. Meadow Circle [online]. 2019 [cit. 2019-08-20].
Log into Meadow Circle ;; Log in to continue ;; Meadow Circle
<form><input name="email"><input type="password" name="pass"><a>Forgotten account?</a></form>

consent cs card https://www.magazin-ctvrtek.example/rozhovor/kovar 302 https://souhlas.magazin-ctvrtek.example/?back=kovar
_Kovář: Železo se musí poslouchat_. Magazín Čtvrtek [online]. 2022 [cit. 2022-10-10].
Nastavení souhlasu ;; Vážíme si vašeho soukromí ;; Magazín Čtvrtek
My a našich 812 partnerů ukládáme informace do zařízení. Souhlasím a pokračovat na web / Předplatit si web bez reklam.

consent en card https://consumer-lantern.example/tests/kettles
_Kettles tested: which boil quietest?_ Consumer Lantern [online]. 2021 [cit. 2021-12-01].
Before you continue ;; Before you continue to Consumer Lantern ;; Consumer Lantern
We and 340 vendors process personal data. Accept all, reject all or manage options.

bot-wall en challenge https://www.aggregator-of-theses.example/item/551 =403
_Wind and ritual in hill villages_. Aggregator of Theses [online]. 2015 [cit. 2019-09-19].
Just a moment... ;; www.aggregator-of-theses.example ;; -
Verifying you are human. This may take a few seconds. Enable JavaScript and cookies to continue.

bot-wall cs card https://www.katalog-firem-rak.example/firma/2210
_Pila Habří, s. r. o._ Katalog firem RAK [online]. [cit. 2023-01-15].
Ověření ;; Nejste robot? ;; Katalog firem RAK
Z vaší sítě přichází neobvykle mnoho dotazů. Opište prosím znaky z obrázku.

bot-wall en bare https://www.proceedings-mist.example/vol3/p77 =403
_Fog harvesting on coastal ridges_. Proceedings of Mist [online]. 2012 [cit. 2013-03-13].
Request Rejected ;; - ;; -
The requested URL was rejected. Please consult with your administrator. Your support ID is: 72218893015

geo cs card https://www.televize-prima-hora.example/porad/vesnice-12
_Vesnice, díl 12: Mlynář_. Televize Hora [online]. 2020 [cit. 2020-04-20].
Televize Hora ;; Pořad nelze přehrát ;; Televize Hora
Vysílací práva nám dovolují tento díl ukázat jen divákům na území České republiky.

parked cs lander https://www.tkalcovna-strelice.example/vzornik
_Vzorník damašků_. Tkalcovna Střelice [online]. 2008 [cit. 2009-03-03].
tkalcovna-strelice.example ;; tkalcovna-strelice.example ;; Odkazy
Povlečení levně
Půjčka ihned
Letenky Londýn

parked en card https://www.crofters-union.example/rents-1911
_Rents of 1911_. Crofters Union [online]. 2003 [cit. 2006-06-16].
crofters-union.example ;; This name could be yours ;; NameBarn
Buy now for 2,450 EUR. Secure transfer within 24 hours. Why a good name matters.

parked cs card https://www.sbor-cantilena-hr.example/koncerty
_Koncerty sboru v roce 2011_. Sbor Cantilena [online]. 2011 [cit. 2012-01-01].
Expirováno ;; Platnost domény vypršela ;; Registrátor Kapka
Jste majitel? Prodlužte si ji v zákaznickém centru, než ji zaregistruje někdo jiný.

parked sk bare https://www.vinari-modra-dolina.example/odrody
_Odrody Modrej doliny_. Vinári [online]. 2010 [cit. 2011-01-01].
Web je pripravený ;; Gratulujeme, hosting funguje ;; -
Nahrajte súbory cez FTP do priečinka web a túto stránku zmažte.

parked en bare https://www.sternwarte-moorhof.example/kometen
_Kometen im Moor_. Sternwarte Moorhof [online]. 2004 [cit. 2007-07-07].
Apache2 Default Page: It works ;; It works! ;; -
This is the default welcome page used to test the correct operation of the server after installation.

parked en lander https://www.letopisy-brdska.example/1866
_Letopis roku 1866_. Letopisy Brdska [online]. 2006 [cit. 2008-08-08].
letopisy-brdska.example - This website is for sale! ;; letopisy-brdska.example ;; -
Genealogy
History Degree Online
Old Maps

taken-over en wordpress https://www.divadlo-pod-vezi-k.example/soubor
_Herecký soubor_. Divadlo Pod Věží [online]. 2013 [cit. 2014-04-14].
Crypto Signals That Actually Work ;; How I doubled my Bitcoin in a month ;; Moon Trader
Join our private channel and copy every trade. Past results are amazing.

taken-over cs blog https://www.stredisko-drog-info.example/prevence
_Prevence na základních školách_. Středisko Info [online]. 2010 [cit. 2011-10-10].
Recenze a tipy pro domácnost ;; Jak vybrat robotický vysavač ;; Chytrý nákup
Porovnali jsme deset modelů. Kliknutím na odkaz nás podpoříte provizí.

taken-over en bootstrap https://www.konference-kartografie-mo.example/2010/program
_Program konference 2010_. Konference kartografie [online]. 2010 [cit. 2010-09-01].
TOTO TOGEL 4D - Bandar Togel Resmi ;; Bandar Togel Hadiah Terbesar ;; TOTO4D
Pasaran lengkap, diskon besar, withdraw cepat. Link alternatif anti blokir.

taken-over en news https://www.heritage-of-the-marsh.example/churches
_Churches of the marsh_. Heritage of the Marsh [online]. 2005 [cit. 2009-09-19].
Top essay writing services compared ;; Which essay service is fastest? ;; Student Helper
Our writers deliver in three hours. Use the code MARSH10.

taken-over pl wordpress https://www.towarzystwo-lnu.example/dzieje
_Dzieje uprawy lnu_. Towarzystwo Lnu [online]. 2009 [cit. 2012-06-21].
Chwilówki bez BIK ;; Ranking pożyczek online ;; Szybka Kasa
Pieniądze w kwadrans na koncie, pierwsza pożyczka za darmo.

taken-over cs joomla https://www.asociace-lyzaru-bk.example/pravidla
ASOCIACE LYŽAŘŮ. _Pravidla běhu na lyžích_. [online]. 2008 [cit. 2010-01-30].
Asociace lyžařů ;; Sázkové kanceláře s licencí ;; Asociace lyžařů
Srovnání kurzů a vstupních bonusů pro letošní sezonu. Ministerstvo varuje: účastí může vzniknout závislost.

taken-over en bare https://www.utulek-packa-vs.example/adopce/rek
_Rek hledá domov_. Útulek Packa [online]. 2016 [cit. 2016-06-06].
Meet singles near you ;; She is online now ;; -
Create your free profile and start chatting tonight. Adults only.

other-article cs wordpress https://www.turista-na-koleckach.example/vylet/17
_S vozíkem na Bezděz_. Turista na kolečkách [online]. 2012 [cit. 2013-08-18].
Test zimních pneumatik pro vozíky – Turista na kolečkách ;; Test zimních pneumatik pro vozíky ;; Turista na kolečkách
Tři dezény jsme vozili po sněhu i soli. Nejméně klouzal ten nejlevnější.

other-article cs government https://www.obec-zabokliky-d.example/dokument/8
_Rozpočet obce na rok 2009_. Obec Žabokliky [online]. 2009 [cit. 2009-02-27].
Pozvánka na zájezd do Kroměříže | Žabokliky ;; Pozvánka na zájezd do Kroměříže ;; Žabokliky
Odjezd v sobotu v šest od prodejny. Přihlášky u paní Vlčkové.

other-article en mediawiki https://wiki-of-knots.example/wiki/Harness_bend
_Harness bend_. Wiki of Knots [online]. 2012 [cit. 2012-09-21].
Carrick mat - Wiki of Knots ;; Carrick mat ;; Wiki of Knots
The Carrick mat is a flat woven ornament used on stairs and tables.

other-article cs shop https://antikvariat-sova-p.example/kniha/5520
_Herbář neboli bylinář_. Antikvariát Sova [online]. [cit. 2017-02-17].
Kuchařka úsporná | Antikvariát Sova ;; Kuchařka úsporná ;; Antikvariát Sova
Vydáno 1926, vazba uvolněná, skvrny od másla. 120 Kč.

other-article sk forum https://forum-akvaristi-zitny.example/t/31
_Neónky nežerú_. Fórum akvaristov [online]. 2011 [cit. 2011-12-11].
Predám vonkajší filter - Fórum akvaristov ;; Predám vonkajší filter ;; Fórum akvaristov
Filter ide potichu, dám aj náhradné molitany.

other-article cs news https://www.rozhlas-orlik.example/clanek/64
_Jak zní tisíc zvonů_. Rozhlas Orlík [online]. 2014 [cit. 2014-12-24].
Dopravní servis: uzavírka u Zvíkova | Rozhlas Orlík ;; Uzavírka u Zvíkova potrvá do neděle ;; Rozhlas Orlík
Řidiči objedou práce přes Kučeř. Autobusy zpozdí o deset minut.

other-article en news https://www.gazette-of-lorne-bay.example/story/212
MCKAY, Iona. _Kelp harvest divides the bay_. Gazette of Lorne Bay [online]. 2010 [cit. 2011-04-30].
School band wins silver | Gazette of Lorne Bay ;; School band wins silver ;; Gazette of Lorne Bay
The pipes were out of tune and the judges forgave them.

other-article cs dspace https://repo-vut-zatec.example/handle/7/310
_Chmelové štoky jako izolace_. Diplomová práce [online]. 2018 [cit. 2019-06-01].
Řízení skladu náhradních dílů ;; Řízení skladu náhradních dílů ;; Repozitář Žatec
Autor: Bureš, Kamil. Práce navrhuje rozmístění regálů podle obrátkovosti.

other-article cs tables http://www.kronika-mezholezy.example/1938.htm
_Rok 1938 v kronice_. Kronika Mezholezy [online]. 2000 [cit. 2003-10-28].
Kronika Mezholezy ;; Recepty našich babiček ;; Kronika Mezholezy
Škubánky s mákem: brambory uvařte den předem a nechte vystydnout.

category cs bootstrap https://www.tvrz-a-hrady.example/clanky/sezimova-tvrz 302 https://www.tvrz-a-hrady.example/clanky
_Sezimova tvrz po výzkumu_. Tvrze a hrady [online]. 2009 [cit. 2010-05-15].
Články | Tvrze a hrady ;; Články ;; Tvrze a hrady
<ul><li>Kamna z Krakovce</li><li>Studny na skále</li><li>Jak se bílí věž</li></ul>

category cs shop https://hracky-u-vlcka.example/p/kuzelky-lipa 301 https://hracky-u-vlcka.example/drevene-hracky
_Kuželky z lípy_. Hračky u Vlčka [online]. [cit. 2018-11-11].
Dřevěné hračky | U Vlčka ;; Dřevěné hračky ;; Hračky u Vlčka
Řadit podle ceny. Zobrazeno 24 z 310 položek.

category en ojs https://acta-of-peatland.example/index.php/ap/article/view/3 302 https://acta-of-peatland.example/index.php/ap/issue/archive
_Bog oak and its dating_. Acta of Peatland [online]. 2008 [cit. 2010-02-11].
Archives | Acta of Peatland ;; Archives ;; Acta of Peatland
<ul><li>Vol. 9 (2014)</li><li>Vol. 8 (2013)</li><li>Vol. 7 (2012)</li></ul>

category sk drupal https://www.ochrana-netopierov.example/aktuality/podkovar-2014 301 https://www.ochrana-netopierov.example/
_Podkovár sa vrátil do kostola_. Ochrana netopierov [online]. 2014 [cit. 2014-07-01].
Ochrana netopierov ;; Vitajte ;; Ochrana netopierov
Sme združenie ľudí, ktorí v noci nespia. Staňte sa členom.

category cs forum https://forum-modelari-tt.example/viewtopic.php?t=45 302 https://forum-modelari-tt.example/
_Stavba výtopny v TT_. Fórum modelářů [online]. 2009 [cit. 2009-11-20].
Fórum modelářů TT - Obsah ;; Obsah ;; Fórum modelářů TT
<ul><li>Kolejivo (318 témat)</li><li>Krajina (97 témat)</li><li>Bazar</li></ul>

category en news https://www.isle-herald-q.example/2006/lighthouse-sold 302 https://www.isle-herald-q.example/
_Lighthouse sold to a poet_. Isle Herald [online]. 2006 [cit. 2006-10-06].
Isle Herald – news, tides, ferries ;; - ;; Isle Herald
<div><h2>Ferry cancelled again</h2><h2>Ram escapes show ring</h2></div>

category cs spa https://www.mapy-studanek-cz.example/studanka/512 301 https://www.mapy-studanek-cz.example/
_Studánka U Tří panen_. Mapy studánek [online]. 2015 [cit. 2016-07-27].
Mapy studánek – najděte pramen ve svém okolí ;; Mapy studánek ;; Mapy studánek

category cs wordpress https://www.pekari-bez-kvasku.example/2013/05/zitny-chleb 301 https://www.pekari-bez-kvasku.example/category/recepty
_Žitný chléb na sádle_. Pekaři bez kvásku [online]. 2013 [cit. 2014-01-11].
Recepty Archivy – Pekaři bez kvásku ;; Rubrika: Recepty ;; Pekaři bez kvásku
<ul><li>Housky z jedné mísy</li><li>Vánočka naruby</li></ul>

login cs card https://skoleni-hasicu-uk.example/kurz/7 302 https://skoleni-hasicu-uk.example/login
_Kurz velitele družstva_. Školení hasičů [online]. 2019 [cit. 2020-02-20].
Vstup pro registrované ;; Vstup pro registrované ;; Školení hasičů
<form><input name="jmeno"><input type="password" name="heslo"><a>Zapomněli jste?</a></form>

login sk card https://ezborovna-sever.example/material/88 302 https://ezborovna-sever.example/vstup
_Pracovný list: zlomky_. eZborovňa [online]. 2014 [cit. 2015-03-13].
eZborovňa ;; Materiály vidia len učitelia s kontom ;; eZborovňa
<form><input name="mail"><input type="password" name="heslo"></form>

login en card https://proxy.college-of-st-brannoc.example/read/991 302 https://sso.college-of-st-brannoc.example/idp
_Harvest statutes_. St Brannoc Library [online]. 2011 [cit. 2012-11-12].
Web Sign-on ;; St Brannoc single sign-on ;; College of St Brannoc
<form><label>Username<input name="j_username"></label><label>Password<input type="password" name="j_password"></label></form>

login cs bare https://intranet-povodi-lu.example/zprava/3 =401
_Manipulační řád jezu_. Povodí [online]. 2010 [cit. 2013-01-31].
401 ;; Přístup jen pro oprávněné ;; Povodí
Zadejte jméno a heslo přidělené správcem sítě.

login en card https://photos.brackenshare.example/album/44
_Glass plates of Emil Novotny_. Brackenshare [online]. 2018 [cit. 2018-08-18].
Brackenshare ;; This album is private ;; Brackenshare
Ask the owner for access, or switch to another account.

consent cs card https://www.sportovni-kolo-dnes.example/tour/etapa-4
_Etapa pro starce_. Sportovní kolo [online]. 2021 [cit. 2021-07-07].
Než budete pokračovat ;; Web zdarma díky reklamě ;; Sportovní kolo
Zvolte: číst s reklamami a sledováním, nebo platit 59 Kč měsíčně.

consent de card https://www.abendpost-heidetal.example/wolf 302 https://www.abendpost-heidetal.example/einwilligung
_Der Wolf am Deich_. Abendpost Heidetal [online]. 2022 [cit. 2022-04-01].
Einwilligung ;; Weiter mit Werbung lesen ;; Abendpost Heidetal
Mit Zustimmung lesen oder das werbefreie Abo abschließen.

consent sk card https://www.kurier-zahorie-dnes.example/spravy/77
_Bociany odleteli skôr_. Kuriér Záhorie [online]. 2020 [cit. 2020-08-30].
Súhlas ;; Ceníme si vaše súkromie ;; Kuriér Záhorie
Spolu s partnermi spracúvame identifikátory. Prijať všetko alebo spravovať nastavenia.

consent en card https://www.weekend-baker-uk.example/rye 302 https://consent.weekend-baker-uk.example/v2/collect
_Rye without tears_. Weekend Baker [online]. 2021 [cit. 2021-02-02].
Your privacy choices ;; A note about your data ;; Part of the Larder family
If you click Accept all, we and our partners will store information on your device.

consent cs bare https://www.videoteka-hor.example/sledovat/81 302 https://www.videoteka-hor.example/cookies-gate
_Přechod Roháčů v zimě_. Videotéka hor [online]. 2019 [cit. 2019-12-30].
Videotéka hor ;; Nejdřív sušenky ;; Videotéka hor
Bez vašeho rozhodnutí o cookies vám stránku nemůžeme zobrazit. Povolit vše. Jen nezbytné.

bot-wall cs challenge https://www.nemovitosti-data-cz.example/cena/9 =403
_Ceny bytů v okresech_. Nemovitosti data [online]. 2022 [cit. 2022-09-01].
Okamžik, prosím… ;; www.nemovitosti-data-cz.example ;; -
Ověřujeme, že jste člověk. Může to trvat několik sekund.

bot-wall en bare https://www.journal-of-hedges.example/a/31 =403
_Hedge laying styles_. Journal of Hedges [online]. 2009 [cit. 2011-01-21].
Access Denied ;; Access Denied ;; -
You don't have permission to access this resource on this server. Reference #18.4f2c1702.1669

bot-wall en card https://www.deep-archive-press.example/b/7 =429
_Letters from the pier_. Deep Archive Press [online]. 2015 [cit. 2016-05-25].
Too many requests ;; Slow down a little ;; Deep Archive Press
We are receiving a lot of traffic from your address. Try again in a few minutes.

bot-wall en card https://www.tickets-and-tides.example/story/5
_The tide table forger_. Tickets and Tides [online]. 2018 [cit. 2019-10-10].
Pardon Our Interruption ;; Pardon Our Interruption ;; -
As you were browsing, something about your browser made us think you were a bot.

bot-wall cs bare https://www.justicni-vestnik-x.example/rozsudek/4
_Rozsudek o studni_. Justiční věstník [online]. 2016 [cit. 2017-04-27].
Kontrola prohlížeče ;; - ;; -
<noscript>Pro zobrazení zapněte JavaScript.</noscript>
<script>document.cookie="jsck=1a9";location.reload();</script>

bot-wall en challenge https://www.sound-of-kilns.example/ep/3 =503
_Firing the long kiln_. Sound of Kilns [online]. 2017 [cit. 2018-03-03].
Checking your browser ;; Checking your browser before accessing ;; -
DDoS protection. This process is automatic. Your browser will redirect shortly.

bot-wall en card https://www.registry-of-mills.example/m/82
_Upper Fulling Mill_. Registry of Mills [online]. 2014 [cit. 2014-06-26].
Security check ;; Press and hold ;; -
Please confirm you are not a machine. Press and hold the button.

geo en bare https://www.county-tribune-ohw.example/local/9 =451
_Covered bridge reopens_. County Tribune [online]. 2016 [cit. 2017-12-07].
Unavailable ;; We're sorry ;; -
Our website is currently unavailable in most European countries. We are looking at options to serve your market.

soft-404 cs wordpress https://www.zapisky-z-planiny.example/2011/stepni-kozi
_Stepní kozy_. Zápisky z planiny [online]. 2011 [cit. 2012-05-12].
Zápisky z planiny ;; Sem už cesta nevede ;; Zápisky z planiny
Autor zápisek smazal, nebo nikdy nenapsal. Zkuste archiv podle měsíců.

soft-404 cs bootstrap https://www.cirkev-hk-b.example/kazani/14
_Kázání o hořčičném zrnu_. Sbor B [online]. 2012 [cit. 2013-03-31].
Sbor B ;; Záznam není dostupný ;; Sbor B
Starší kázání jsme z webu stáhli. Na požádání je pošleme.

soft-404 en drupal https://www.union-of-ferrymen.example/node/77
_Ferrymen's strike of 1926_. Union of Ferrymen [online]. 2007 [cit. 2009-01-29].
Oops | Union of Ferrymen ;; You seem to have drifted ;; Union of Ferrymen
Nothing is moored at this address. Head back to the quay.

soft-404 cs government https://www.statni-sprava-jezer.example/zprava?id=9
_Stav jezer 2007_. Státní správa jezer [online]. 2008 [cit. 2008-12-08].
Detail zprávy ;; Detail zprávy ;; Státní správa jezer
Název: Datum: Autor: Počet zobrazení: 0

soft-404 sk bootstrap https://www.mestske-lesy-kal.example/projekt/4
_Projekt Tichý les_. Mestské lesy [online]. 2013 [cit. 2014-02-04].
Mestské lesy ;; Hľadaná stránka zarástla ;; Mestské lesy
Skúste sa vrátiť na rázcestie alebo použite vyhľadávanie.

soft-404 en shop https://www.lamp-and-wick.example/p/331
_Brass storm lantern No. 331_. Lamp and Wick [online]. [cit. 2016-10-26].
Lamp and Wick ;; Sorry, this one has gone out ;; Lamp and Wick
We no longer stock this item. You may also like these lanterns.

soft-404 cs mediawiki https://wiki-nareci-hanak.example/wiki/Šufánek
_Šufánek_. Wiki nářečí [online]. 2013 [cit. 2013-11-03].
Šufánek – Wiki nářečí ;; Šufánek ;; Wiki nářečí
Tato stránka zatím nemá žádný text. Můžete ji založit.

soft-404 cs joomla https://www.ms-kopretina-ll.example/krouzky
_Kroužky ve školním roce 2010/2011_. MŠ Kopretina [online]. 2010 [cit. 2011-02-22].
MŠ Kopretina ;; Interní chyba ;; MŠ Kopretina
Kategorie článků nebyla nalezena. Kontaktujte správce webu.

soft-404 cs latin2 http://www.hvezdarna-stary-plz.example/zatmeni99.html
_Zatmění 11. srpna 1999_. Hvězdárna [online]. 1999 [cit. 2001-08-11].
Přestěhovali jsme se ;; Přestěhovali jsme se ;; Hvězdárna
Obsah starého webu už nedržíme. Nové stránky mají jinou adresu, kterou najdete v telefonním seznamu.

soft-404 en news https://www.morning-ledger-k.example/a/1902
_The last typesetter_. Morning Ledger [online]. 2005 [cit. 2006-02-12].
Morning Ledger ;; This story has been retired ;; Morning Ledger
Articles leave our site after seven years. Try the public library.

pdf cs pdf https://www.ustav-lipidu.example/prednasky/zluc.pdf
_Žlučové kyseliny: přednáška 4_. Ústav lipidů [online]. 2013 [cit. 2014-05-24].
PowerPoint Presentation ;; Žlučové kyseliny ;; Ústav lipidů
Přednáška 4. Tvorba v játrech. Oběh mezi střevem a játry.

pdf en pdf https://www.council-of-wells.example/2012/report.pdf
COUNCIL OF WELLS. _Village wells survey 2012_. [online]. 2012 [cit. 2013-06-13].
untitled ;; VILLAGE WELLS SURVEY 2012 ;; -
Prepared by the Council of Wells. 212 wells were sounded between May and August.

pdf cs pdf https://www.svaz-kominiku-m.example/normy/sopouch.pdf
_Sopouchy a jejich čištění_. Svaz kominíků [online]. 2016 [cit. 2018-09-19].
sopouch_web.indd ;; Sopouchy a jejich čištění ;; -
Příručka pro členy svazu. Lhůty, nářadí, bezpečnost na střeše.

pdf cs pdf https://www.vyrocni-zpravy-zoo-x.example/2009.pdf
ZOO X. _Výroční zpráva zoologické zahrady 2009_. [online]. 2010 [cit. 2010-12-20].
Výroční zpráva 2009 ;; VÝROČNÍ ZPRÁVA ;; -
Zoologická zahrada v roce 2009. Návštěvnost 214 tisíc. Odchovy: tapír, serval.

pdf en pdf https://www.preprints-of-drift.example/1507.pdf
NAKAGAWA, Rei. _Drift bottles revisited_. Preprints of Drift [online]. 2015 [cit. 2016-03-16].
arXiv template ;; Drift bottles revisited ;; -
Rei Nakagawa. Abstract. Of 900 bottles released, 61 came back with a letter.

pdf sk pdf https://www.kniznica-turiec.example/d/kroje.pdf
_Kroje dolného Turca_. Knižnica [online]. 2011 [cit. 2012-10-02].
- ;; KROJE DOLNÉHO TURCA ;; -
Súpis z depozitára. Rukávce, lajblíky, zástery.

pdf cs pdf https://www.doprava-tridy-vh.example/studie/kruh.pdf
_Studie kruhového objezdu_. Doprava VH [online]. 2018 [cit. 2019-01-19].
Studie kruhového objezdu ;; Studie kruhového objezdu U Váhy ;; -
Průvodní zpráva. Intenzity v ranní špičce 1 140 vozidel za hodinu.

paywall cs news https://www.obchodni-list-dnes.example/c/cukr
_Cukr zdražil o třetinu_. Obchodní list [online]. 2022 [cit. 2022-11-21].
Cukr zdražil o třetinu | Obchodní list ;; = ;; Obchodní list
Řepaři čekali nejhorší úrodu za dekádu. Dočkali se.
Pokračování je jen pro členy klubu. Vstupte za korunu.

paywall en news https://www.capital-and-tide.example/x/insurers
_Insurers leave the coast_. Capital and Tide [online]. 2021 [cit. 2022-01-22].
Insurers leave the coast | Capital and Tide ;; = ;; Capital and Tide
Three underwriters closed their books on Friday.
Subscribe to unlock this article. Try unlimited access for $1.

paywall pl news https://www.glos-zulaw.example/a/tama
_Tama, której nie ma_. Głos Żuław [online]. 2019 [cit. 2019-03-29].
= ;; = ;; Głos Żuław
Wójt obiecał tamę trzy razy.
Dalsza część artykułu jest dostępna dla prenumeratorów.

paywall cs blog https://dopisy-od-jezera.example/p/led
_O ledu a mlčení_. Dopisy od jezera [online]. 2023 [cit. 2023-02-23].
O ledu a mlčení - Dopisy od jezera ;; = ;; Dopisy od jezera
Led praská nejvíc v noci.
Tento dopis dostávají platící čtenáři. Upgradujte odběr.

same cs news https://video.kanal-remesel.example/watch?v=Kq81
_Jak se šije sedlo_. Kanál řemesel [online]. 2018 [cit. 2019-02-14].
{h} - YouKanál ;; = ;; YouKanál
Sedlář Tomeš ukazuje kostru, vycpávku i poslední steh. 41 208 zhlédnutí.

same cs joomla https://www.cukrarna-muzeum-ts.example/uvod
_Úvod_. Muzeum cukrovinek [online]. [cit. 2016-08-16].
Muzeum cukrovinek ;; Úvod ;; Muzeum cukrovinek
Vítejte v muzeu, kde se smí ochutnávat. Vystavujeme lisy na bonbony a plechovky.

same cs drupal https://www.tiskove-drahy-zl.example/tz/2019-14
DRÁHY ZL. _Nové soupravy vyjedou v prosinci_. Tisková zpráva [online]. 2019 [cit. 2019-11-29].
{h} | {s} ;; = ;; Dráhy ZL
První čtyři soupravy nasadíme na rameno do Vsetína. Mají zásuvky a místo pro kola.

same en government https://www.statistics-of-ilmen.example/en/births-2016
_Births and deaths 2016_. Statistics Ilmen [online]. 2017 [cit. 2017-10-07].
Births and deaths 2016 - Statistics Ilmen ;; = ;; Statistics Ilmen
In 2016 there were 4,118 live births. Natural increase was the lowest since 1994.

same cs tables http://www.mlyny-na-litavce.example/mlyn5.htm
_Mlýn Podhora_. Mlýny na Litavce [online]. 2002 [cit. 2004-09-14].
- ;; Mlýn Podhora ;; Mlýny na Litavce
Mlýn měl dvě kola na svrchní vodu. Žentour zmizel po válce.

same cs latin2 http://www.basnik-hejda-fan.example/zivot.html
_Život Šimona Hejdy_. [online]. 1998 [cit. 2002-05-25].
Život ;; Život Šimona Hejdy ;; Stránky přátel Šimona Hejdy
Narodil se v Řevnicích jako syn přadleny. Básně tiskl na vlastní náklad.

same cs wordpress https://www.hrac-deskovek-br.example/recenze/tezari
_Recenze: Těžaři uhlí_. Hráč deskovek [online]. 2017 [cit. 2017-12-17].
Hráč deskovek | Recenze: Těžaři uhlí ;; = ;; Hráč deskovek
Deska je velká, pravidla malá. Ve čtyřech hráčích skvělé, ve dvou zdlouhavé.

same en bootstrap https://www.parish-of-st-osyth-x.example/bells
_The bells_. Parish of St Osyth [online]. 2012 [cit. 2013-01-05].
Parish of St Osyth ;; The bells ;; Parish of St Osyth
The tenor weighs eleven hundredweight. Ringers meet on Thursdays.

same sk mediawiki https://sk.lexikon-hradisk.example/wiki/Hradisko_Skalka
_Hradisko Skalka_. Lexikón hradísk [online]. 2016 [cit. 2017-05-08].
Hradisko Skalka – Lexikón hradísk ;; = ;; Lexikón hradísk
Hradisko z doby halštatskej má dva valy. Výskum viedol A. Petráš.

same cs blog https://kocici-pribehy-n.example/clanek/ztraceno
_Stránka, která zmizela_. Kočičí příběhy [online]. 2015 [cit. 2016-04-23].
Stránka, která zmizela ;; = ;; Kočičí příběhy
Kocour roztrhal deník a jednu stránku odnesl. Nenašla se dodnes, ač jsme nabídli odměnu.

same en news https://www.games-regulator-post.example/slots-tax
_Slots, jackpots and the tax man_. Regulator Post [online]. 2018 [cit. 2018-07-17].
Slots, jackpots and the tax man | Regulator Post ;; = ;; Regulator Post
Online casino operators will pay a fifth of takings. Bonus offers must show their true cost.

same cs ojs https://filosoficky-sesit-q.example/index.php/fs/article/view/61
BLAŽEJ, Otmar. _Mlčení jako argument_. Filosofický sešit [online]. 2014, 3(1), 5–19 [cit. 2015-10-15].
Zobrazení Mlčení jako argument ;; = ;; Filosofický sešit
Otmar Blažej. Abstrakt: Kdo mlčí, nemusí souhlasit. Článek rozlišuje tři druhy mlčení.

same cs dspace https://theses-archiv-krk.example/id/ab12c
NOVÁČKOVÁ, Jitka. _Zvonice v krajině Podkrkonoší_. Diplomová práce [online]. 2011 [cit. 2014-06-24].
Jitka Nováčková: Zvonice v krajině Podkrkonoší ;; = ;; Archiv prací
Vedoucí: doc. Hilar. Práce eviduje 42 zvonic a navrhuje jejich ochranu.

same cs government https://www.inspekce-hracek.example/stazeno/kos-3
_Stažený výrobek: koš na kostky_. Inspekce hraček [online]. 2020 [cit. 2020-03-13].
Inspekce hraček ;; Stažený výrobek: koš na kostky ;; Inspekce hraček
Výrobek byl stažen z trhu pro ostré hrany. Dovozce vrací peníze.

same en wordpress https://www.domain-diaries.example/for-sale-history
_This domain is for sale: a short history_. Domain Diaries [online]. 2019 [cit. 2020-07-30].
This domain is for sale: a short history - Domain Diaries ;; = ;; Domain Diaries
The first name sold for a crate of beer. Parking pages followed within a year.

same cs spa https://www.rozcestnik-tras-kv.example/trasa/19
_Trasa 19: Přes tři sedla_. Rozcestník tras [online]. 2021 [cit. 2022-07-02].
Trasa 19: Přes tři sedla | Rozcestník ;; = ;; Rozcestník tras

same pl bootstrap https://www.muzeum-soli-kl.example/o-muzeum
_O muzeum_. Muzeum Soli [online]. 2013 [cit. 2015-09-05].
Muzeum Soli - O muzeum ;; O muzeum ;; Muzeum Soli
Muzeum powstało w dawnej warzelni. Zobaczysz panwie i solne rzeźby.

same cs shop https://semena-u-konve.example/p/rajce-bejbino
_Rajče Bejbino_. Semena U Konve [online]. [cit. 2021-02-27].
Rajče Bejbino | semena | U Konve ;; = ;; Semena U Konve
Vyprodáno. Tyčková odrůda s plody do 30 g, vysévá se od března.

same en forum https://forum.narrowboat-engines.example/t/2210
_Lister knocking when cold_. Narrowboat Engines [online]. 2010 [cit. 2011-04-09].
Lister knocking when cold - Narrowboat Engines ;; = ;; Narrowboat Engines
mudlark: It stops after ten minutes. Injector or big end? oldcut: Injector, nine times in ten.

same cs bare https://www.spravce-chyb-web.example/kody/404
_Kód 404_. Správce chyb [online]. 2014 [cit. 2015-06-05].
Kód 404 ;; Kód 404 Not Found ;; Správce chyb
Stavový kód, kterým server sděluje, že zdroj nenašel. Mezipaměti jej smějí uchovat.

same de mediawiki https://de.lexikon-der-wehre.example/wiki/Streichwehr
_Streichwehr_. Lexikon der Wehre [online]. 2015 [cit. 2016-01-16].
Streichwehr – Lexikon der Wehre ;; = ;; Lexikon der Wehre
Ein Streichwehr liegt längs zum Fluss und entlastet den Mühlgraben.

same cs news https://www.regio-tydenik-op.example/clanek/skolka
ŘEZNÍČKOVÁ, Dana. _Školka v lese slaví deset let_. Regio týdeník [online]. 2022 [cit. 2022-05-26].
Regio týdeník ;; Školka v lese slaví deset let ;; Regio týdeník
Děti spí v jurtě a obědvají u ohně. Přihlásit se lze do konce května.

same en drupal https://www.fund-for-old-orchards.example/press/pears
_Press release: perry pears saved_. Fund for Old Orchards [online]. 2016 [cit. 2016-11-26].
FUND FOR OLD ORCHARDS | PRESS RELEASE: PERRY PEARS SAVED ;; PRESS RELEASE: PERRY PEARS SAVED ;; Fund for Old Orchards
Grafts of nine lost varieties took last spring. Visitors may taste them in October.

changed-title cs news https://www.denni-hlas-hk.example/z/421
_Vlak srazil losa u Třebechovic_. Denní hlas [online]. 2017 [cit. 2017-09-17].
Srážka s losem zastavila vlaky na čtyři hodiny - Denní hlas ;; Srážka s losem u Třebechovic zastavila vlaky na čtyři hodiny ;; Denní hlas
Los vběhl na trať za svítání. Strojvedoucí vyvázl bez zranění.

changed-title en news https://www.bay-courier-z.example/n/7
_Live: storm reaches the harbour_. Bay Courier [online]. 2015 [cit. 2015-12-05].
Storm at the harbour: as it happened | Bay Courier ;; Storm at the harbour: as it happened ;; Bay Courier
The storm reached the harbour wall at four. Two yachts broke loose.

changed-title cs wordpress https://www.zdrava-pata-v.example/ostruha
_10 rad, jak na patní ostruhu_. Zdravá pata [online]. 2016 [cit. 2017-03-07].
12 rad na patní ostruhu (2023) – Zdravá pata ;; 12 rad na patní ostruhu ;; Zdravá pata
Led, vložky, protahování lýtka. Na patní ostruhu pomáhá hlavně trpělivost.

changed-title sk bootstrap https://www.zdruzenie-mlynarov-p.example/normy
_Normy pre múku a krupicu_. Združenie mlynárov [online]. 2011 [cit. 2012-08-28].
Múka a krupica: normy | Združenie mlynárov ;; Múka a krupica: normy ;; Združenie mlynárov
Hladká múka má popol do 0,6 %. Krupica sa triedi sitom.

changed-title cs dspace https://digi-fond-bavlna.example/zaznam/9
_Vzorkovnice kartounů firmy Leitner_. Digitální fond [online]. 2013 [cit. 2015-02-12].
Leitner: vzorkovnice kartounů (1840–1862) ;; Leitner: vzorkovnice kartounů (1840–1862) ;; Digitální fond
Vázaná kniha s 820 ústřižky. Firma Leitner dodávala do Terstu.

changed-title en mediawiki https://en.wiki-of-looms.example/wiki/Dobby
_Dobby_. Wiki of Looms [online]. 2011 [cit. 2011-08-31].
Dobby loom - Wiki of Looms ;; Dobby loom ;; Wiki of Looms
A dobby is a floor loom device which lifts the shafts by pegs.

changed-title cs government https://www.urad-hluku-cz.example/limity
_Hlukové limity od 1. 1. 2012_. Úřad hluku [online]. 2012 [cit. 2012-03-12].
Hlukové limity (platné znění) – Úřad hluku ;; Hlukové limity – platné znění ;; Úřad hluku
Limit pro den je 50 dB, pro noc 40 dB. U dráhy platí korekce.

changed-title cs shop https://lyze-od-hanse.example/p/44
_Běžky Hans Classic 2014_. Lyže od Hanse [online]. [cit. 2014-12-14].
Hans Classic – běžecké lyže | Lyže od Hanse ;; Hans Classic – běžecké lyže ;; Lyže od Hanse
Jasanové jádro, šupiny, délky 180 až 210 cm.

changed-title en ojs https://letters-in-tribology-q.example/index.php/l/article/view/5
_Friction of wet slate_. Letters in Tribology [online]. 2013 [cit. 2014-10-04].
CORRIGENDUM ADDED: Friction of wet slate roofs | Letters in Tribology ;; Friction of wet slate roofs ;; Letters in Tribology
Wet slate loses half its grip below four degrees. A corrigendum to table 2 is attached.

redesign cs wordpress http://www.skanzen-habr.example/?s=4&c=12 301 https://www.skanzen-habr.example/stavby/spychar/
_Špýchar z Olšan_. Skanzen Habr [online]. 2005 [cit. 2007-04-17].
Špýchar z Olšan – Stavby – Skanzen Habr ;; = ;; Skanzen Habr
Roubený špýchar z roku 1768 stál u statku č. 5. Převezen byl po trámech.

redesign cs drupal http://www.ustav-vetru.example/mereni.html 301 https://vitr.spojene-ustavy.example/cs/mereni-na-stozaru
_Měření na stožáru_. Ústav větru [online]. 2006 [cit. 2010-03-30].
Měření na stožáru | Spojené ústavy ;; = ;; Spojené ústavy
Anemometry visí v šesti výškách. Data se ukládají po deseti minutách.

redesign en news https://www.fen-radio.example/prog/44.shtml 301 https://sounds.fen-media.example/archive/the-reed-cutters
_The Reed Cutters_. Fen Radio [online]. 2008 [cit. 2009-06-09].
Fen Sounds: The Reed Cutters ;; = ;; Fen Sounds
Four voices on a winter's cutting. First broadcast on Fen Radio in 2008.

redesign cs joomla http://zs-pod-skalou-m.example/index.php?str=rad 301 https://www.zs-pod-skalou-m.example/dokumenty/skolni-rad
_Školní řád_. ZŠ Pod Skalou [online]. 2009 [cit. 2011-09-01].
Školní řád - ZŠ a MŠ Pod Skalou, p. o. ;; = ;; ZŠ a MŠ Pod Skalou
Žák přichází nejpozději pět minut před zvoněním. Mobily jsou vypnuté.

redesign cs spa https://www.encyklopedie-hub-x.example/houba.php?id=8 301 https://www.encyklopedie-hub-x.example/h/hrib-kovar
_Hřib kovář_. Encyklopedie hub [online]. 2007 [cit. 2009-09-29].
Hřib kovář ~ atlas ;; = ;; Atlas

redesign en dspace http://eprints-old-holm.example/212/ 301 https://research.university-holm.example/items/8f1c
BYRNE, Tadhg. _Peat roads of Holm_. [online]. 2004 [cit. 2008-10-18].
Peat roads of Holm :: Holm Research Explorer ;; = ;; Holm Research Explorer
Byrne, Tadhg (2004). Trackways of split oak cross the moss in three lines.

redesign cs forum http://www.pajeci-dilna.example/forum/read.php?7 301 https://diskuze.pajeci-dilna.example/t/pajeni-hliniku/7
_Pájení hliníku_. Pájecí dílna [online]. 2006 [cit. 2008-01-28].
Pájení hliníku - Poradna - Pájecí dílna ;; = ;; Pájecí dílna
kalafuna: Zkoušel někdo olej místo tavidla? cínař: Ano, škrábat pod olejem a hodně topit.

redesign cs shop http://www.mapy-stare-obchod.example/mapa12.asp 301 https://www.mapy-stare-obchod.example/morava/fabricius
_Fabriciova mapa Moravy_. Staré mapy [online]. [cit. 2009-12-19].
Fabriciova mapa Moravy | Kartografie Sklep ;; = ;; Kartografie Sklep
Faksimile na ručním papíře, 96 × 86 cm. Předloha z roku 1569.

redesign en government http://www.dept-of-hedges.example/guide4.pdf.html 308 https://www.rural-services.example/guidance/hedge-cutting-dates
DEPARTMENT OF HEDGES. _Hedge cutting dates_. [online]. 2010 [cit. 2012-07-22].
Hedge cutting dates - RURAL SERVICES ;; = ;; Rural Services
Do not cut between 1 March and 31 August. Exceptions apply beside roads.

redesign sk joomla http://www.ceska-skola-nitra-x.example/d.php?3 301 https://www.skola-x-nitra.example/o-skole/dejiny
_Dejiny školy_. Škola Nitra [online]. 2008 [cit. 2010-11-30].
Dejiny školy ∙ Škola X ;; = ;; Škola X
Prvá trieda sa učila v hostinci. Vlastnú budovu škola dostala v roku 1924.

redesign cs bootstrap http://www.spolek-lodivodu.example/clanky/vory.htm 301 https://www.spolek-lodivodu.example/pribehy/vory-na-vltave
_Vory na Vltavě_. Spolek lodivodů [online]. 2004 [cit. 2006-12-06].
Spolek lodivodů — Příběhy — Vory na Vltavě ;; = ;; Spolek lodivodů
Pramen měl až dvanáct tabulí. Vrátný stál na prvním a kormidloval opačinou.

soft-404 cs bare https://www.pdf-archiv-silnic.example/2008/norma.pdf
_Technické podmínky svodidel_. Archiv silnic [online]. 2008 [cit. 2010-06-01].
Archiv silnic ;; Dokument se nepodařilo nalézt ;; Archiv silnic
Soubor norma.pdf v úložišti není. Napište nám, dohledáme papírový výtisk.

pdf cs pdf https://www.obec-dlouha-strouha.example/up/textova-cast.pdf
OBEC DLOUHÁ STROUHA. _Územní plán: textová část_. [online]. 2012 [cit. 2014-02-03].
Uzemni_plan_text ;; ÚZEMNÍ PLÁN DLOUHÁ STROUHA ;; -
Textová část. Vymezení zastavěného území ke dni 1. 4. 2012. Koncepce rozvoje obce.

parked cs lander https://www.sokol-brezina-zv.example/slet
_Župní slet v Březině_. Sokol Březina [online]. 2012 [cit. 2012-07-12].
sokol-brezina-zv.example ;; Sponzorované odkazy ;; -
Sportovní obuv výprodej
Permanentky do posilovny
Trička s potiskem

bot-wall sk card https://www.cestovny-poriadok-h.example/linka/204
_Linka 204 Hriňová – Detva_. Cestovný poriadok [online]. 2021 [cit. 2021-10-21].
Overenie ;; Kliknite na všetky semafory ;; Cestovný poriadok
Chránime sa pred automatickým sťahovaním. Po overení vás pustíme ďalej.

taken-over cs news https://www.klub-ctenaru-poezie.example/almanach
_Almanach mladé poezie_. Klub čtenářů [online]. 2011 [cit. 2013-05-23].
CBD olej: účinky a dávkování ;; CBD olej na spaní – zkušenosti ;; Zelený Lístek
Kapky pod jazyk, mast na kolena. Doprava nad tisíc korun zdarma.

geo en card https://www.channel-northway.example/watch/the-dredger
_The Dredger, episode 2_. Channel Northway [online]. 2022 [cit. 2022-12-02].
Channel Northway ;; Not in your region ;; Channel Northway
This video can be watched only from within the kingdom. Error BX-14.

same cs frames http://www.ceskobratrsky-zpevnik-u.example/
_Zpěvník ukolébavek_. [online]. 2000 [cit. 2003-12-24].
Zpěvník ukolébavek ;; Zpěvník ukolébavek ;; -
Stránka používá rámy. Obsah zpěvníku: Hajej, Spi, Houpy, Slunéčko zašlo.

login cs card https://www.sousedska-sit-lk.example/prispevek/6 302 https://www.sousedska-sit-lk.example/vstup
_Ztratil se papoušek Koko_. Sousedská síť [online]. 2020 [cit. 2020-09-05].
Sousedská síť ;; Příspěvky čtou jen sousedé ;; Sousedská síť
<form><input name="telefon"><button>Poslat kód</button></form>

soft-404 cs news https://www.zpravy-z-podlesi-u.example/2010/zvonice
_Zvonice má novou střechu_. Zprávy z Podlesí [online]. 2010 [cit. 2010-11-12].
Zprávy z Podlesí ;; Tenhle článek už nenajdeme ani my ;; Zprávy z Podlesí
Při stěhování redakčního systému se ztratil archiv do roku 2012.
"""

MENU = {
    "cs": "Úvod,Aktuality,O nás,Dokumenty,Galerie,Kalendář,Ke stažení,Kontakty,Mapa stránek".split(","),
    "sk": "Domov,Novinky,O nás,Dokumenty,Fotogaléria,Kalendár,Na stiahnutie,Kontakt,Mapa stránok".split(","),
    "en": "Home,News,About,Documents,Gallery,Events,Downloads,Contact,Site map".split(","),
    "de": "Startseite,Aktuelles,Über uns,Archiv,Bilder,Termine,Downloads,Kontakt,Impressum".split(","),
    "pl": "Start,Aktualności,O nas,Dokumenty,Galeria,Kalendarz,Do pobrania,Kontakt,Mapa strony".split(","),
}
COOKIES = {
    "cs": "Používáme cookies, aby se vám u nás lépe četlo.|Tento web ukládá soubory cookie. Souhlasíte?".split("|"),
    "sk": "Na tejto stránke používame súbory cookie.|Cookies nám pomáhajú merať návštevnosť.".split("|"),
    "en": "We use cookies to improve your visit.|This site stores small files on your device.".split("|"),
    "de": "Diese Seite verwendet Cookies.".split("|"),
    "pl": "Strona korzysta z plików cookie.".split("|"),
}
BUTTON = {"cs": "Rozumím", "sk": "Súhlasím", "en": "Accept", "de": "Einverstanden", "pl": "Zgadzam się"}
SEARCH = {"cs": "Hledat", "sk": "Hľadať", "en": "Search", "de": "Suche", "pl": "Szukaj"}
FOOTER = {
    "cs": "Prohlášení o přístupnosti|Ochrana osobních údajů|Nahoru|Tisk|Vyrobilo Studio Vrabec|RSS".split("|"),
    "sk": "Vyhlásenie o prístupnosti|Ochrana údajov|Hore|Tlačiť|Vyrobilo Štúdio Škovran|RSS".split("|"),
    "en": "Accessibility|Privacy notice|Back to top|Print this page|Made by Wren and Sons|RSS".split("|"),
    "de": "Barrierefreiheit|Datenschutz|Nach oben|Drucken|RSS".split("|"),
    "pl": "Dostępność|Polityka prywatności|Do góry|Drukuj|RSS".split("|"),
}
TEASERS = {
    "cs": (
        "Sbírka kabátů pro nádraží skončí v pátek|Proč se letos včely vyrojily dřív|Oprava mostu se protáhne do podzimu|"
        "Nový jízdní řád potěší hlavně studenty|Kde si půjčit lyže bez rezervace|Ohlédnutí za plesem hasičů|"
        "Jak číst starý katastr|Tři recepty z cukety|Noční koupání povolí až v červenci|Přibyly dvě lavičky u rybníka"
    ).split("|"),
    "sk": (
        "Burza kníh bude v sobotu|Ako zazimovať muškáty|Autobusy pôjdu obchádzkou|Vyhlásili súťaž o najkrajší balkón|"
        "Nová ihla pre ihličnany na námestí|Prečo meškajú smetiari|Klub seniorov hľadá harmonikára"
    ).split("|"),
    "en": (
        "Why the heron came back to the canal|Volunteers wanted for the autumn count|A short guide to dry stone walls|"
        "Road works on Mill Lane until Friday|Five soups for a wet week|Letters: the bells at night|"
        "New opening hours from March|How we mended the sundial"
    ).split("|"),
    "de": "Neue Bänke am Weiher|Der Chor sucht Bassstimmen|Straßenfest fällt aus|Was der Imker im März tut".split("|"),
    "pl": "Nowy rozkład jazdy|Zbiórka zimowych kurtek|Chór szuka basów|Co pszczelarz robi w marcu".split("|"),
}
MORE = {
    "cs": (
        "Podrobnosti doplňujeme průběžně podle toho, co se podaří ověřit u pamětníků.|"
        "Starší podklady jsou uloženy v příručním archivu a lze do nich nahlédnout po domluvě.|"
        "Srovnání s předchozími roky ztěžuje to, že se několikrát změnil způsob zápisu.|"
        "Kdo se na věc díval zblízka, ví, že jednoduché vysvětlení nejspíš neexistuje.|"
        "V debatě zaznělo i několik opačných názorů, které zde stručně shrnujeme.|"
        "Úplný přehled pramenů uvádíme v závěru a průběžně ho opravujeme.|"
        "Největší díl práce odvedli dobrovolníci o víkendech, často na vlastní náklady.|"
        "Čísla jsou zaokrouhlená a součty se proto mohou drobně lišit.|"
        "K tématu se ještě vrátíme, až budou k dispozici výsledky z druhého období."
    ).split("|"),
    "sk": (
        "Podrobnosti dopĺňame postupne, ako sa ich darí overiť.|Staršie podklady sú uložené v príručnom archíve.|"
        "Porovnanie s minulými rokmi sťažuje zmena metodiky.|Najviac práce urobili dobrovoľníci cez víkendy.|"
        "Údaje sú zaokrúhlené, súčty sa preto môžu líšiť.|K téme sa ešte vrátime."
    ).split("|"),
    "en": (
        "Details will be added as they are confirmed by those who were there.|"
        "Older papers are kept in the reading room and may be seen by appointment.|"
        "Comparison with earlier years is hard, for the way of counting has changed twice.|"
        "Anyone who has stood close to the matter knows that no simple account will do.|"
        "Several people disagreed, and their objections are summed up further down.|"
        "Figures are rounded, so totals may differ slightly from the sum of their parts.|"
        "Most of the work was done at weekends, and seldom paid.|We shall return to it when the second season is in."
    ).split("|"),
    "de": (
        "Einzelheiten werden nach und nach ergänzt.|Ältere Unterlagen liegen im Lesesaal.|"
        "Die Zahlen sind gerundet.|Die meiste Arbeit leisteten Freiwillige."
    ).split("|"),
    "pl": (
        "Szczegóły uzupełniamy na bieżąco.|Starsze materiały leżą w archiwum podręcznym.|Liczby są zaokrąglone.|"
        "Najwięcej pracy wykonali wolontariusze."
    ).split("|"),
}
DRUPAL = '<meta name="Generator" content="Drupal 9 (https://www.drupal.org)">\n'
BOOTSTRAP = '<link href="/css/bootstrap.min.css" rel="stylesheet">\n'
DSPACE = '<meta name="Generator" content="DSpace 6.3">\n'
MEDIAWIKI = '<meta name="generator" content="MediaWiki 1.39.1">\n'
JOOMLA = '<meta name="generator" content="Joomla! - Open Source Content Management">\n'
ROBOTS = '<meta name="robots" content="noindex,nofollow">\n'
CENTRED = "<style>body{display:grid;place-items:center;height:100vh}</style>\n"
ARTICLES = {"same", "changed-title", "redesign", "other-article"}


@dataclass(frozen=True)
class Page:
    number: int
    label: str
    language: str
    address: str
    title: str
    heading: str
    site: str
    paragraphs: list[str]

    def some(self, words: dict[str, list[str]], count: int) -> list[str]:
        """`count` of the words of the page's language, beginning where its number says."""
        own = words[self.language]
        return [own[(self.number * 3 + step) % len(own)] for step in range(min(count, len(own)))]

    def text(self) -> str:
        """The heading and paragraphs; an article goes on with sentences any article could have."""
        heading = f"<h1>{escape(self.heading)}</h1>\n" if self.heading else ""
        lines = list(self.paragraphs)
        if self.label in ARTICLES and self.number % 4:
            lines.append(" ".join(self.some(MORE, 6 + self.number % 4)))
        return heading + "\n".join(line if line.startswith("<") else f"<p>{escape(line)}</p>" for line in lines)

    def head(self, extra: str = "") -> str:
        title = f"<title>{escape(self.title)}</title>\n" if self.title else ""
        return f'<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n{title}{extra}</head>'


def items(words: list[str], css: str = "") -> str:
    return "".join(f'<li class="{css}"><a href="/{n}-{len(word)}">{word}</a></li>' for n, word in enumerate(words))


def cookie_bar(page: Page) -> str:
    text = page.some(COOKIES, 1)[0]
    return f'<div id="cookie-bar" role="dialog"><p>{text}</p><button>{BUTTON[page.language]}</button></div>'


def counter(page: Page) -> str:
    return (
        f"<script>window.dataLayer=window.dataLayer||[];function tag(){{dataLayer.push(arguments);}}"
        f"tag('js',new Date());tag('config','UX-{page.number * 7919}',{{anonymize_ip:true}});"
        "(function(d,s){var f=d.getElementsByTagName(s)[0],e=d.createElement(s);e.async=1;"
        "e.src='/static/measure.js';if(f){f.parentNode.insertBefore(e,f);}})(document,'script');</script>"
    )


def style(name: str) -> str:
    return (
        f"<style>.{name}{{margin:0 auto;max-width:72rem;font:16px/1.5 sans-serif}}.{name} nav ul{{display:flex;gap:1rem}}"
        f".{name} aside{{float:right;width:18rem}}.{name} footer{{clear:both;border-top:1px solid #ccc}}</style>\n"
    )


def news(page: Page) -> str:
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": page.heading or page.title,
        "publisher": {"@type": "Organization", "name": page.site}, "mainEntityOfPage": page.address,
    }  # fmt: skip
    extra = (
        f'<meta property="og:title" content="{escape(page.heading or page.title)}">\n'
        f'<meta property="og:site_name" content="{escape(page.site)}">\n'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>\n' + style("portal")
    )
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n{page.head(extra)}\n<body class="portal">{cookie_bar(page)}\n'
        f'<header><a class="logo" href="/">{page.site}</a><nav><ul>{items(page.some(MENU, 8))}</ul></nav>'
        f'<form action="/s"><input name="q"><button>{SEARCH[page.language]}</button></form></header>\n'
        f"<main><article>{page.text()}</article>\n<aside><h3>Top 5</h3><ul>{items(page.some(TEASERS, 5))}</ul></aside></main>\n"
        f"<footer><ul>{items(page.some(FOOTER, 4))}</ul></footer>{counter(page)}</body></html>"
    )


def wordpress(page: Page) -> str:
    extra = (
        '<link rel="stylesheet" href="/wp-content/themes/twentysomething/style.css?ver=6.1">\n'
        '<meta name="generator" content="WordPress 6.1">\n<link rel="https://api.w.org/" href="/wp-json/">\n'
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n{page.head(extra)}\n'
        f'<body class="post-template-default single postid-{page.number * 13}">\n<div id="page" class="site">'
        f'<header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">{page.site}</a></p></header>\n'
        f'<div id="content"><main id="main"><article class="hentry"><div class="entry-content">{page.text()}</div></article></main>\n'
        f'<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><ul>'
        f"{items(page.some(TEASERS, 4))}</ul></section><section class='widget'><ul>{items(page.some(MENU, 4), 'cat-item')}</ul>"
        f"</section></aside></div>\n<footer id='colophon'>{' · '.join(page.some(FOOTER, 2))}</footer></div>{counter(page)}\n</body></html>"
    )


def drupal(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}" dir="ltr" prefix="og: https://ogp.me/ns#">\n'
        f"{page.head(DRUPAL)}\n"
        f'<body class="path-node page-node-type-page"><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>\n'
        f'<header role="banner"><div class="region region-header"><a href="/" rel="home">{page.site}</a></div>'
        f'<nav role="navigation"><ul class="menu">{items(page.some(MENU, 6), "menu-item")}</ul></nav></header>\n'
        f'<div class="region region-breadcrumb"><ol>{items(page.some(MENU, 2))}</ol></div>\n'
        f'<main role="main"><div class="region region-content"><div class="node__content field--name-body">{page.text()}</div></div></main>\n'
        f'<footer role="contentinfo"><ul>{items(page.some(FOOTER, 5))}</ul></footer></div>\n'
        f'<script type="application/json" data-drupal-selector="drupal-settings-json">{{"path":{{"currentPath":"node/{page.number}"}}}}</script>\n'
        "</body></html>"
    )


def bootstrap(page: Page) -> str:
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n{page.head(BOOTSTRAP)}\n<body>\n'
        f'<nav class="navbar navbar-expand-lg navbar-light bg-light"><a class="navbar-brand" href="/">{page.site}</a>'
        f'<ul class="navbar-nav mr-auto">{items(page.some(MENU, 7), "nav-item")}</ul></nav>\n'
        f'<div class="container"><nav aria-label="breadcrumb"><ol class="breadcrumb">{items(page.some(MENU, 3), "breadcrumb-item")}</ol></nav>\n'
        f'<div class="row"><div class="col-md-8">{page.text()}</div><div class="col-md-4"><div class="card"><div class="card-body">'
        f"<ul>{items(page.some(TEASERS, 3))}</ul></div></div></div></div></div>\n"
        f'<footer class="footer bg-dark text-light">{" | ".join(page.some(FOOTER, 3))}</footer>\n{cookie_bar(page)}\n'
        '<script src="/js/jquery.slim.min.js"></script><script src="/js/bootstrap.bundle.min.js"></script></body></html>'
    )


def government(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n{page.head(style("gov"))}\n<body class="gov">\n'
        f'<a class="skip" href="#obsah">↓</a><div class="top"><img src="/znak.svg" alt="{page.site}"><strong>{page.site}</strong>'
        f'<a href="/en">EN</a></div><nav><ul>{items(page.some(MENU, 9))}</ul></nav>\n<p class="crumbs">'
        f'{" › ".join(page.some(MENU, 2))}</p>\n<div id="obsah">{page.text()}</div>\n<aside><ul>{items(page.some(TEASERS, 3))}</ul></aside>'
        f"\n<footer><p>{page.site}, IČO {page.number * 104729 % 90000000 + 10000000}</p><ul>{items(page.some(FOOTER, 5))}</ul></footer>"
        f"{cookie_bar(page)}</body></html>"
    )


def ojs(page: Page) -> str:
    extra = (
        f'<meta name="generator" content="Open Journal Systems 3.3.0.8">\n'
        f'<meta name="citation_journal_title" content="{escape(page.site)}">\n'
        + (
            f'<meta name="citation_title" content="{escape(page.heading)}">\n'
            if page.label in ARTICLES and page.heading
            else ""
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n{page.head(extra)}\n<body class="pkp_page_article pkp_op_view">'
        f'<div class="pkp_structure_page"><header class="pkp_structure_head"><a href="/index">{page.site}</a>'
        f'<ul id="navigationPrimary">{items(page.some(MENU, 5))}</ul></header>\n<div class="pkp_structure_main" role="main">'
        f'<article class="obj_article_details">{page.text()}</article></div>\n<div class="pkp_structure_sidebar">'
        f"<span>ISSN 1800-{page.number * 37 % 9000 + 1000}</span></div><footer>Open Journal Systems</footer></div></body></html>"
    )


def dspace(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n{page.head(DSPACE)}\n'
        f'<body id="aspect.artifactbrowser.ItemViewer"><header class="ds-header"><a href="/">{page.site}</a></header>\n'
        f'<div class="trail-wrapper"><ul class="breadcrumb">{items(page.some(MENU, 3))}</ul></div>\n'
        f'<div id="aspect_artifactbrowser_ItemViewer_div_item-view" class="ds-static-div">{page.text()}'
        f'<table class="ds-includeSet-table detailtable"><tr><td>dc.identifier.uri</td><td>{escape(page.address)}</td></tr></table></div>\n'
        f'<div id="ds-options"><form><input name="query"><button>{SEARCH[page.language]}</button></form><ul>{items(page.some(MENU, 4))}</ul></div>'
        "<footer>DSpace software</footer></body></html>"
    )


def mediawiki(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html class="client-nojs" lang="{page.language}" dir="ltr">\n'
        f"{page.head(MEDIAWIKI)}\n"
        f'<body class="mediawiki ltr sitedir-ltr ns-0 skin-vector"><div id="mw-page-base"></div><div id="content" class="mw-body" role="main">'
        f'<div id="siteNotice"></div>{page.text().replace("<h1>", "<h1 id=firstHeading>", 1)}<div id="catlinks"></div></div>\n'
        f'<div id="mw-navigation"><div id="p-personal"><ul><li id="pt-login"><a href="/w/Login">Log in</a></li></ul></div>'
        f'<div id="p-navigation"><ul>{items(page.some(MENU, 5))}</ul></div></div><footer id="footer">{page.site}</footer></body></html>'
    )


def tables(page: Page) -> str:
    title = f"<TITLE>{escape(page.title)}</TITLE>" if page.title else ""
    menu = "".join(
        f'<TR><TD BGCOLOR="#FFFFCC"><A HREF="s{n}.htm">{word}</A></TD></TR>'
        for n, word in enumerate(page.some(MENU, 6))
    )
    return (
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1250">{title}</HEAD>\n'
        f'<BODY BGCOLOR="#FFFFFF" LINK="#000080"><TABLE WIDTH="760" BORDER="0" CELLPADDING="4"><TR><TD COLSPAN="2" BGCOLOR="#003366">'
        f'<FONT COLOR="#FFFFFF" SIZE="5">{page.site}</FONT></TD></TR>\n<TR><TD WIDTH="150" VALIGN="top"><TABLE>{menu}</TABLE></TD>'
        f'<TD VALIGN="top">{page.text()}</TD></TR><TR><TD COLSPAN="2"><FONT SIZE="1">{" | ".join(page.some(FOOTER, 2))}</FONT></TD></TR></TABLE></BODY></HTML>'
    )


def latin2(page: Page) -> str:
    title = f"<title>{escape(page.title)}</title>" if page.title else ""
    return (
        f'<html><head><meta http-equiv="content-type" content="text/html; charset=iso-8859-2">{title}</head>\n'
        f'<body background="papir.gif"><center><i>{page.site}</i></center><hr>\n{page.text()}<hr><a href="index.html">{page.some(MENU, 1)[0]}</a></body></html>'
    )


def frames(page: Page) -> str:
    title = f"<title>{escape(page.title)}</title>" if page.title else ""
    return (
        f'<html><head>{title}</head>\n<frameset rows="80,*"><frame src="hlava.htm" name="hlava">'
        f'<frameset cols="160,*"><frame src="menu.htm" name="menu"><frame src="text.htm" name="text"></frameset>\n'
        f"<noframes><body>{page.text()}</body></noframes></frameset></html>"
    )


def single_page(page: Page) -> str:
    extra = (
        f'<meta property="og:title" content="{escape(page.heading)}">\n' if page.heading else ""
    ) + f'<link rel="stylesheet" href="/assets/index-{page.number * 48611:x}.css">\n'
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n{page.head(extra)}\n<body><noscript>JavaScript</noscript><div id="root"></div>\n'
        f'<script>window.__CONFIG__={{"api":"/api/v2","locale":"{page.language}","name":{json.dumps(page.site, ensure_ascii=False)}}}</script>\n'
        f'<script type="module" src="/assets/index-{page.number * 15485:x}.js"></script></body></html>'
    )


def blog(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n{page.head(style("blog"))}\n<body class="blog"><div class="blog-header">'
        f'<h1 class="title">{page.site}</h1></div>\n<div class="date-outer"><div class="post-body">{page.text().replace("h1>", "h3>")}</div>'
        f'<div class="comments">0</div></div>\n<div class="sidebar"><h2>Archiv</h2><ul>{items(["2016", "2015", "2014", "2013"])}</ul>'
        f"<ul>{items(page.some(TEASERS, 3))}</ul></div>{counter(page)}</body></html>"
    )


def forum(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n{page.head()}\n<body id="phpbb" class="nojs notouch section-viewtopic">'
        f'<div id="wrap"><a id="top"></a><div id="page-header"><h2 class="site-name">{page.site}</h2>'
        f'<form action="./ucp.php?mode=login" method="post"><input name="username"><input type="password" name="password"><button>OK</button></form></div>\n'
        f'<div id="page-body">{page.text()}</div><div id="page-footer">Powered by phpBB</div></div></body></html>'
    )


def shop(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n{page.head(style("shop"))}\n<body class="shop" itemscope>'
        f'<header><a href="/">{page.site}</a><div class="cart">0 ks</div><form><input name="q"><button>{SEARCH[page.language]}</button></form></header>\n'
        f'<ul class="cats">{items(page.some(MENU, 7))}</ul><div class="detail">{page.text()}</div>\n'
        f"<footer>{' / '.join(page.some(FOOTER, 4))}</footer>{cookie_bar(page)}{counter(page)}</body></html>"
    )


def joomla(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html xml:lang="{page.language}" lang="{page.language}">\n'
        f"{page.head(JOOMLA)}\n"
        f'<body class="site com_content view-article"><div class="header"><span class="site-title">{page.site}</span></div>\n'
        f'<ul class="nav menu mod-list">{items(page.some(MENU, 6), "item")}</ul><main id="content" role="main">'
        f'<div class="item-page">{page.text().replace("h1>", "h2>")}</div></main><div class="moduletable"><ul class="latestnews">'
        f"{items(page.some(TEASERS, 4))}</ul></div><footer class='footer'>{page.site}</footer></body></html>"
    )


def bare(page: Page) -> str:
    return f"<!DOCTYPE html>\n<html>\n{page.head()}\n<body>\n{page.text()}\n</body></html>"


def card(page: Page) -> str:
    """A box in the middle of an empty page: how walls and log-in pages look."""
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n{page.head(CENTRED)}\n'
        f'<body><div class="box"><div class="brand">{page.site}</div>{page.text()}</div>\n'
        f"<script>(function(){{var t=document.cookie;window.__k='{page.number * 611953:x}';}})();</script></body></html>"
    )


def challenge(page: Page) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en-US">\n{page.head(ROBOTS)}\n'
        f'<body class="no-js"><div class="main-wrapper" role="main"><div class="main-content">{page.text()}</div></div>\n'
        f"<script>(function(){{window._opt={{cvId:'3',cType:'managed',cRay:'{page.number * 982451653:016x}',cH:'{page.number * 86028121:x}'}};"
        "var a=document.createElement('script');a.src='/cdn-cgi/challenge/orchestrate/v1';document.head.appendChild(a);}());</script></body></html>"
    )


def lander(page: Page) -> str:
    links = items([line for line in page.paragraphs if not line.startswith("<")], "related")
    return (
        f'<html data-adblockkey="{page.number * 715827883:x}">\n{page.head()}\n<body><h1>{escape(page.heading)}</h1><ul class="ads">{links}</ul>'
        "<script>window.park='eyJ1dWlkIjoi';document.write('<div id=target></div>');</script></body></html>"
    )


TEMPLATES: dict[str, Callable[[Page], str]] = {
    "news": news, "wordpress": wordpress, "drupal": drupal, "bootstrap": bootstrap, "government": government, "ojs": ojs,
    "dspace": dspace, "mediawiki": mediawiki, "tables": tables, "latin2": latin2, "frames": frames, "spa": single_page,
    "blog": blog, "forum": forum, "shop": shop, "joomla": joomla, "bare": bare, "card": card, "challenge": challenge,
    "lander": lander,
}  # fmt: skip
ENCODINGS = {"tables": "windows-1250", "latin2": "iso-8859-2"}


def hops(asked: str, rest: list[str]) -> list[list[Any]]:
    last = int(rest.pop()[1:]) if rest and rest[-1].startswith("=") else 200
    answers: list[list[Any]] = []
    address = asked
    for status, target in zip(rest[::2], rest[1::2], strict=True):
        answers.append([int(status), address])
        address = target
    return [*answers, [last, address]]


def pair(number: int, record: str) -> dict[str, Any]:
    """The record of the table as a line of `held.jsonl`."""
    first, reference, names, *paragraphs = record.splitlines()
    label, language, template, asked, *rest = first.split()
    cited = re.search(r"_(.+?)_", reference)
    assert cited, record
    title, heading, site = names.split(" ;; ")
    heading = {"=": cited[1], "-": ""}.get(heading, heading)
    title = {"=": cited[1], "-": ""}.get(title, title).replace("{h}", heading).replace("{s}", site)
    made: dict[str, Any] = {
        "id": f"h{number:03d}", "label": label, "language": language,
        "reference": f"{reference.replace('_', '')} Dostupné z: {asked}", "asked": asked, "hops": hops(asked, rest),
    }  # fmt: skip
    if template == "pdf":
        return made | {
            "content_type": "application/pdf",
            "pdf_title": title,
            "pdf_text": "\n".join([heading, *paragraphs]).strip(),
        }
    page = Page(number, label, language, made["hops"][-1][1], title, heading, site, paragraphs)
    html = TEMPLATES[template](page)
    if template in ENCODINGS:
        # An old server says nothing of the encoding; the page itself does.
        body = base64.b64encode(html.encode(ENCODINGS[template], "xmlcharrefreplace")).decode("ascii")
        return made | {"content_type": "text/html", "body_b64": body}
    return made | {"content_type": "text/html; charset=utf-8", "html": html}


def lines() -> list[str]:
    records = re.split(r"\n\s*\n", TABLE.strip())
    return [json.dumps(pair(number, record), ensure_ascii=False) for number, record in enumerate(records, 1)]


if __name__ == "__main__":
    Path(__file__).with_name("held.jsonl").write_text("\n".join(lines()) + "\n", "utf-8")
