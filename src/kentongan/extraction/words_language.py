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
    "sengko' engko' kaula bula bâ'na ba'na ajunan reya jareya rea ruwa e ka dhari ban so tor otaba tape keng ta' enja' enten "
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
