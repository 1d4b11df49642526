"""Invented names: surnames put together from syllables in the manner of several languages.

No list of real people stands behind them; that some combination is somebody's name cannot be excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random


@dataclass(frozen=True, slots=True)
class Tradition:
    """How names of one tradition are made: first parts, last parts, given names, particles before a surname."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    given: tuple[str, ...]
    particles: tuple[str, ...] = ("",)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TRADITIONS: dict[str, Tradition] = {
    "english": Tradition(
        _parts(
            "Thorn Wether Ashen Brack Cold Dun Elder Fair Gar Hollow Ivory Kettle Lang Marl North Oaken Pember Quill "
            "Raven Stan Thistle Under Vance Wick Yarrow Harth Crab Bellow Farth Merri Lock Pen Sax Hather Rush"
        ),
        _parts(
            "ley ton ford worth ham wick bury field brook combe hurst dale mere stow gate bridge well croft wood more "
            "den shaw thorpe land"
        ),
        _parts(
            "Adela Alban Beatrix Cyril Dorothea Edmund Flora Giles Harriet Ivo Josephine Kenneth Leonora Miles Nora "
            "Osbert Philippa Quentin Rosalind Silas Theodora Ursula Vernon Winifred Abel Clement Muriel Rupert"
        ),
    ),
    "finnic": Tradition(
        _parts(
            "Haava Kuuse Lepi Maas Niini Oja Palo Raud Sala Tamme Uus Vaher Ilve Kalda Luik Metsa Nurme Põld Rebas "
            "Saare Toome Veski Õuna Järve Kivi Lumi Hall Karu"
        ),
        _parts("aste virta la nen ranta lainen mäe oja salu stik vere järv kangas niemi pere ots vald mets maa soo"),
        _parts("Aivar Anneli Eero Heli Imre Jaana Kaarel Leena Maret Otto Piret Risto Sirje Toivo Urve Villem"),
    ),
    "baltic": Tradition(
        _parts(
            "Vilk Ozol Berz Kaln Liep Egl Zvirb Sak Grud Jurg Pav Rud Strazd Taur Ulm Vanag Zem Dzen Gulb Klav Mikel "
            "Nar Pet Sil"
        ),
        _parts("upe ins evics aitis enas auskas iunas itis onis kalns ulis enko tis elis avičius"),
        _parts("Ainars Birutė Dace Egle Gints Ilze Jonas Kestutis Laima Maris Nijole Oskars Rasa Sandra Tomas Vita"),
    ),
    "nordic": Tradition(
        _parts(
            "Berg Dal Ek Fjell Gran Hav Is Kron Lind Myr Nor Ost Ros Sten Sund Thor Ulv Vik As Brand Elv Frost Grims "
            "Hall Lund Skog"
        ),
        _parts("vold gaard qvist strøm heim mark lund dahl sen ström haug stad rud by nes vang felt berg holm land"),
        _parts("Astrid Birger Dagny Einar Frida Gunnar Hilde Ivar Johanne Knut Liv Magnhild Odd Ragna Sigurd Turid"),
    ),
    "germanic": Tradition(
        _parts(
            "Ahorn Birken Dorn Eisen Falken Gruben Hinter Immen Kessel Linden Mühl Nuss Ober Pfeffer Rosen Sommer "
            "Tannen Unter Vogel Wald Ziegel Oster Soer Kalk Heller Stein"
        ),
        _parts("berger brandner hofer mann reuter steiner wald egger haus felder kamp bach wolde meyer auer bichler"),
        _parts("Adelheid Bruno Clemens Dorothee Egon Franziska Gregor Hedwig Ignaz Jutta Konrad Leopold Mechtild"),
        ("", "", "", "", "von ", "van der "),
    ),
    "slavic": Tradition(
        _parts(
            "Bor Dub Gor Hruš Jasen Kral Lesk Medv Novot Olš Pav Rad Sok Strak Tich Ubr Vrab Zel Brez Drag Kos Mil "
            "Plav Slav Zid Krasn Vodn Zim"
        ),
        _parts("ović ek ić nik ovski ar ak enko ovec ič inov evski anov olski ný ina ovský nov"),
        _parts("Anka Bogdan Cvetka Dragan Emil Franc Gordana Ivo Jadwiga Krešimir Ljuba Milan Nada Olga Petar Vesna"),
    ),
    "turkic": Tradition(
        _parts("Ak Bay Dem Er Gül Kara Oz Sad Tem Yıl Alt Bek Dan Es Gök Kaz Mur Nur Ork Sar Tok Uz Yaz Quli Mehr Tag"),
        _parts("soy pınar kaya bekov taş oğlu zade gali baev tekin demir doğan aliyev tarov turk yan ov men bulak"),
        _parts("Aigul Bahar Cemal Dilara Elmar Fikret Gulnara Halil Ilkin Kamran Leyla Marat Nermin Orhan Rauf Tuncay"),
    ),
    "caucasian": Tradition(
        _parts("Vasht Lomt Okri Dval Gur Khar Mach Nin Petr Sam Tsik Zur Beri Chkh Eris Jan Kob Mel Shav Tevd Abul"),
        _parts("aridze ashvani atiani adze iani ukhia elishvani onidze avani eishvani uliani enteli ukidze ovani"),
        _parts("Archil Dali Ekvtime Giorgi Irakli Ketevan Levan Manana Nana Otar Rusudan Shota Tamar Vakhtang Zurab"),
    ),
    "persian": Tradition(
        _parts("Rahm Saf Karim Nur Daw Sham Zar Ghul Hak Ibro Jam Khol Mirz Nazar Olim Pul Qur Shar Tur Usmon Yus"),
        _parts("onov iddinov atov boev ulloev zoda aliev mandov iev shoev khonov dodov ikov obov"),
        _parts("Abdullo Bahrom Davlat Farida Gulnora Hikmat Iskandar Jamila Mavluda Nargis Parviz Rustam Sitora Zafar"),
    ),
    "mongolic": Tradition(
        _parts(
            "Gantul Bat Enkh Mönkh Oyun Sükh Tömör Altan Bold Chuluun Dash Erden Gan Khulan Naran Otgon Purev Saikh"
        ),
        _parts("bayar erdene tuya baatar jargal tsetseg saikhan sukh bold maa gerel dorj khuyag zaya od chimeg"),
        _parts("B. D. G. Kh. L. M. N. O. P. S. T. Ts."),
    ),
    "indic": Tradition(
        _parts(
            "Weera Dassa Jaya Ekana Rana Guna Thapa Gurun Basn Kar Sen Wick Abey Ratna Sama Tilak Vidan Kula Man Nanay "
            "Bista Raut Adhi Liya"
        ),
        _parts("koda muni borada goda singala yal gsen kara wickrama tunga seneva yakkara nayaka ratnam purage dhara"),
        _parts("Anil Bhairav Chandrika Dilip Gayani Hemantha Indira Kamal Lalitha Mohan Nimalka Prakash Ranil Sarita"),
    ),
    "indochinese": Tradition(
        _parts("Souvan Phou Khamm Vila Chan Boun Ngu Tran Dang Vong Sisa Thep Loc Hoang Phuong Quoc Dinh Lam Kieu"),
        _parts("naseng thong vong minh sith khoun nha phet lien savath duc hai long phone xay dara"),
        _parts("Bounlert Chanthala Duc Hanh Khamphone Lien Manivanh Ngoc Phonesavanh Quang Sengdeuane Thi Vanida Vu"),
    ),
    "pacific": Tradition(
        _parts("Naiva Tavu Waqa Rata Cako Dela Kuru Lewa Mata Nabu Qio Sera Tuwa Vuki Bola Gavi Sovu Yaba"),
        _parts("kasoro vuniko iratu lala baravi naulu kula vatu mai sese dravu wai koro levu lagi"),
        _parts("Adi Epeli Filipe Josefa Kelera Litia Mere Ratu Semisi Sitiveni Tevita Una Viliame Waisale"),
    ),
    "southern_african": Tradition(
        _parts(
            "Nama Uusho Shiko Moth Segwa Mokhe Rants Mulen Siam Chand Mabo Nghi Kand Hai Lets Phiri Tumel Ndeu Khab"
        ),
        _parts("ndjebo namba mba ibedi gwe thoane ane gabwe unzu imana polo shipo ponga mulele ekile lombo ntsi ngo"),
        _parts("Beauty Chanda Fanuel Grace Hosea Josephat Kgosi Lerato Ndapewa Oratile Petrus Puseletso Saara Tseliso"),
    ),
    "east_african": Tradition(
        _parts("Kipro Wanj Otie Mutu Njor Kama Achi Baras Chep Gath Kibe Lang Mwan Nyab Oduo Rotich Sang Wafu"),
        _parts("gesa ikuru ndwa loti ongo rige ambu anga ochi uku arani tende eiyo oba imba"),
        _parts("Agnes Benson Caroline Daniel Esther Gideon Hellen Isaiah Jane Kennedy Lydia Moses Naomi Philemon"),
    ),
    "west_african": Tradition(
        _parts("Sarr Diak Kon Bof Ans Mens Owus Addo Fal Gue Kab Mbod Nday Quar Sow Tamb Agye Boak Dieng Seck"),
        _parts("sène hate anté oum ukora engo ébo iako andé ampa onsu eye untu abo ari"),
        _parts("Abdoulaye Akosua Binta Cheikh Efua Fatou Ibrahima Kofi Kwabena Mariama Ndeye Ousmane Yaw Aminata"),
    ),
    "arabic": Tradition(
        _parts("Mahr Tuwai Benm Ouarz Khal Rash Saq Badr Dham Fayy Ghar Hamd Jubr Kath Lam Muts Nahy Qas Shar Zub"),
        _parts("uqiya rish akhtoufi ani idoun awi ubayr aliya atib oudi eini aoui amri iyani ouni azi ahem ubi"),
        _parts("Amina Badr Driss Fatima Hassan Hilal Jassim Khalid Layla Mansour Nadia Omar Rachid Saif Tariq Zahra"),
        ("", "al-", "al-", "el-", "bin "),
    ),
    "iberian": Tradition(
        _parts(
            "Vasc Ferr Mont Brancal Salg Carv Alm Buttig Pest Zahr Coel Figu Guim Lour Mace Nogu Olive Pim Quart Tav"
        ),
        _parts("ueira olho esinho eoni ado alhães ida orn aneira abin ho eiredo arães enço inho era ntel eiro anilha"),
        _parts("Adelino Benedita Custódio Damaris Elvira Fausto Graça Henrique Inácia Joaquim Leonor Otávio Rita"),
        ("", "", "", "de ", "da "),
    ),
    "hispanic": Tradition(
        _parts(
            "Berm Larr Condor Uriol Puma Mont Yánez Quir Zab Alt Cárd Echev Garm Huert Ibarg Lizarr Mend Oliv Qui Sald"
        ),
        _parts("úñez alde imamani agoitia cahua alvillo pampa oga aleta amira enas erroa endia uren ieta aza ivares"),
        _parts("Alonso Beatriz Casilda Evaristo Fabricio Guadalupe Inés Joaquín Lucrecia Manuela Norberto Ximena"),
    ),
    "japanese": Tradition(
        _parts("Aka Kuro Hoshi Kita Matsu Naga Oka Sugi Taka Ume Yama Fuji Hira Ishi Kawa Mori Nishi Shima Tori Waka"),
        _parts("bane mura zaki numa hara zuka tani moto saki gawa shita da oka se uchi bayashi"),
        _parts("Akemi Daisuke Emiko Hiroto Kazue Makoto Noriko Reiko Shinji Takeo Yoko Yuzuru"),
    ),
}


@cache
def surnames(tradition: str) -> tuple[str, ...]:
    """All surnames that a tradition can make, shortest particle first."""
    about = TRADITIONS[tradition]
    return tuple(
        p + first + last for p in dict.fromkeys(about.particles) for first in about.first for last in about.last
    )


def person_name(tradition: str, rng: Random) -> tuple[str, str]:
    """Draw a name.

    Args:
        tradition: A key of `TRADITIONS`.
        rng: Where chance comes from.

    Returns:
        Given name and surname.
    """
    about = TRADITIONS[tradition]
    draw = rng.random
    particle = about.particles[int(draw() * len(about.particles))]
    surname = about.first[int(draw() * len(about.first))] + about.last[int(draw() * len(about.last))]
    return about.given[int(draw() * len(about.given))], particle + surname
