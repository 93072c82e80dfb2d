# ruff: noqa: E501, SIM905
"""Function words of Indonesian, Javanese and Madurese. Data only."""

JAVANESE = set(
    "aku kowe sampeyan panjenengan kulo dheweke iki iku kuwi kae ing ning neng nang karo lan utawa nanging ora ndak mboten gak ga wis uwis "
    "durung arep bakal isih lagi kabeh akeh sithik apik elek gedhe cilik wong wonten ono ana opo sopo ngendi kapan piye kepriye "
    "yen nek lek amarga amargi merga supoyo supaya dino bengi isuk sore wingi mau sesuk mlebu metu teko teka lunga mulih turu "
    "mangan ngombe omah griya dalan kali banyu udan geni kewan wedhus pitik maling ilang digowo nggowo kudu ojo aja mugo "
    "mugi monggo nggih inggih matur nuwun sedulur warga jare jarene rek cak mas mbak pak iso saged dadi ndelok ngerti "
    "diobong dibacok gegeran tukaran padu tawur rame banget tenan pancen saiki sakniki".split()
) - {
    "ana",
    "kapan",
    "supaya",
    "teka",
    "mas",
    "mbak",
    "pak",
    "warga",
    "maling",
    "kali",
    "sore",
    "lagi",
    "bakal",
    "gak",
    "ga",
    "kudu",
    "rame",
    "utawa",
}
MADURESE = set(
    "sengko' engko' kaula bula ba'na ajunan reya jareya rea ruwa e ka dhari ban so tor otaba tape keng ta' enja' enten "
    "ella mare gi' bakal bisa kabbhi kabbi bannya' sakonni' begus juba' raja kene' oreng bada badha apa sapa dhimma' dimma bila "
    "dekremma manabi mon polana sopaja are malem laggu' seang sore bari' gella' lagguna maso' kalowar dateng mangkat mole tedhung "
    "ngakan ngenom bengko roma jalan songay aeng ojan apoy sape embi' ajam maleng elang egiba ngiba kodu ja' moga "
    "sampon ampon molae sataretan tretan caretana can ca'na cong kacong bhing le' pon tadha' tadhe' acarok carok samalem nyare abdhi".split()
) - {
    "bisa",
    "apa",
    "bila",
    "raja",
    "jalan",
    "sore",
    "moga",
    "bakal",
    "e",
    "so",
    "can",
    "malem",
    "roma",
    "mon",
    "ban",
    "are",
    "tape",
    "carok",
    "ka",
}
INDONESIAN = set(
    "yang dan di ke dari untuk dengan pada ini itu tidak akan telah sudah adalah oleh atau juga dalam karena agar saat kami kita "
    "mereka saya anda ada bisa dapat harus belum sedang masih semua banyak orang warga hari malam pagi jalan rumah lebih saja "
    "seperti setelah sebelum antara sebagai kepada terhadap bahwa jika maka namun serta hingga sampai tersebut kata ujar".split()
)
# Words of polite Javanese, of the coast and the east, and of Madurese in the spellings that people use on phones.
JAVANESE |= set(
    "wau dalu dinten niki niku kula dalem kaliyan kalih sampun badhe kangge saking dhateng wonten wonte mboten boten sanget sedaya sami mangga "
    "nuwun nyuwun sewu sugeng warsa engkang ingkang menika punika tiyang lepen toya griya nderek rawuh dugi dumugi para wingking ngajeng "
    "mambengi engko mengko saiki yo ojok kate teko kok iku iki ndek onok gek nek wes rek lur dulur arek bocah wong tonggo omah omahe kabeh "
    "podo padha dhewe maneh sik isek iseh durung takon eruh ngerti ngomong kon kowe awakmu aku awake njaluk nggo kanggo karo bareng ayo "
    "mulih muleh budhal mangkat ketemu wedi seneng apik ala gedhe cilik dhuwur ngisor mburi ngarep tengah kidul lor wetan kulon "
    "sing kang utawi lajeng banjur terus sakwise sawise sadurunge nganti amarga jalaran gara goro supados gawe nggawe dolan tuku adol "
    "rembugan rembug resik ngresiki banyu geni lemah watu wit suket sega wedang duwit ewu ati awak sirah tangan sikil".split()
) - {
    "para",
    "dalem",
    "terus",
    "kok",
    "ayo",
    "kidul",
    "lor",
    "wetan",
    "kulon",
    "arek",
    "kang",
    "yo",
    "tengah",
    "nek",
    "dolan",
    "kali",
    "ati",
}
MADURESE |= set(
    "bada oreng se neng e teppa' lorong kajhi ebu eppa' ana' na'kana' kana' nak kana tretan taretan settong dhuwa' duwa' tello' empa' lema' "
    "ennem petto' ballu' sanga' sapolo sateya samangken bari' pamet nyo'on ngereng tadha' ta' jha' ja' la ampon pon gella' gi' ghi' bi' ban "
    "sareng dhalem dari dhari ka kaangguy kaagguy ka'angguy polana sabab manabi mon kadhinto ka'dinto paneka panika rea reya jareya "
    "sengko' engko' kaula abdina ajunan tatangghana romana compo' bengko sakola'an ghuru saket loka mate elang eko' ekeco' esabe' "
    "kalakuwan alako ngala' nyare mole pamole entar dhateng dateng maso' kalowar toju' ngabas nenguk abanto bannya' sakone' raja kene' "
    "bhagus juba' mera pote celleng ngoda towa bine' lake' parabhan tao norok coma malolo kodhu bisa' terro endha' pangapora saporana "
    "kabar kabhar ca'na can oca' careta dhika sampeyan pak kalebun kaleebun disa dhisa songay aeng ojan angen tana tase' parao jhuko' "
    "pasar argha arghana pesse pessena melle ajuwal motor trok polisi ka'ka alle' tretanna kabbi kabbhi sadhaja sadaja ella".split()
) - {
    "e",
    "ka",
    "la",
    "ban",
    "can",
    "neng",
    "dari",
    "pasar",
    "motor",
    "polisi",
    "pak",
    "sampeyan",
    "bada",
    "kabar",
    "tao",
    "raja",
    "mera",
    "entar",
    "coma",
    "mole",
    "nak",
    "tana",
    "ana'",
}
MADURESE |= {"bada", "oreng"}
JAVANESE_AFFIXES = r"dipun\w{3,}|\w{3,}ipun|\w{3,}aken|\w+2e|\w+2ne"
MADURESE_LETTERS = (
    r"(?!bha(?:bin|yang|kti|rata)|bhi(?:nn|mk)|ghi?bah|afgh)\w*(?:jh|gh|bh)\w*|\w{3,}aghi|\w+'(?:na|an|i|e)"
)
