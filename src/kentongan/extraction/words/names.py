# ruff: noqa: E501, SIM905
"""More names of persons, from all parts of the country and from news of the world. Data only.

Family and given names that are seldom anything else; names that are also words or regions are left out.
"""

# Family names and given names: Batak, Nias, Karo, Minang, Malay, Sunda, Jawa, Madura, Bali, Sasak, Bugis, Makassar,
# Toraja, Minahasa, Gorontalo, Maluku, Nusa Tenggara, Papua, Dayak, Banjar, and families of Chinese and Arab descent.
NATION = set(
    """
siregar nasution harahap hasibuan pulungan daulay tanjung rangkuti lubis batubara ritonga hutagalung hutapea hutauruk hutabarat hutasoit
simanjuntak simanungkalit simatupang simbolon simangunsong simamora sihombing sihotang sihaloho silalahi silaban sitompul sitorus sitanggang
situmorang situmeang sinaga sinambela siahaan siagian sianipar siburian pakpahan panjaitan pangaribuan pardede pasaribu purba saragih damanik
nainggolan nababan napitupulu manurung manullang manalu marpaung marbun lumbanraja lumbantobing lumban tobing tampubolon tambunan tarigan
ginting sembiring sebayang perangin karokaro sitepu barus bangun bukit kaban surbakti depari munthe girsang gultom hutajulu aritonang rajagukguk
zebua telaumbanua gulo laia zega harefa waruwu mendrofa ndraha halawa duha togar parlindungan poltak binsar marulak monang horas tiurma duma
chaniago caniago koto piliang sikumbang guci jambak tanjuang zulfikar yurnalis syafrizal syafruddin yuliandri yulfadri afrizal asril irwandi fauzi
teuku tengku cut nyak ampon zulfan muzakir mukhtar muchtar tarmizi nasruddin nurdin zainuddin marzuki munawar munawir nazaruddin irwansyah
ujang asep cecep dadan dede deden endang enjang entin euis iis jajang kokom maman nandang neneng nunung oding ojang otong teten tatang tita titin
udin usep wawang yaya yayan yuyun yuyung ecin kosasih sobari suherman suryana suryaman sutisna wiranata permana hermansyah kartasasmita
ngatimin ngatiman ngadimin ngadiman parjo parno parman paijo paimo painem pairan poniman ponimin ponirin sarimin sariman sarno satimin satiman saimin
slamet sulaiman sudarno sudarto sudaryono sudibyo sudiro sugiman sugito sujarwo sujatmiko sujono sukadi sukamdi sukardi sukari sumadi sumantri sumarni
sumarsono sumarwan sumino sunari sunardi suparmi supeno suparto supatmi suprapto suprapti suradi suratman suratmi surono suroso surya suryo sutarjo
sutinah sutini sutiyono sutopo suwandi suwardi suwarni suwarto suyadi suyanti suyono tarno tarjo teguh tukijan tukijo tukimin tumijan tumijo tumini
wagimin wagiyo wagirin waluyo warsito warsono wartono wasis widiyanto wignyo wiratno wiyono yatno yatmi yudiono yulianto kasiyati kasmuri kasmin kaseno
jumain jumadi jumali jumari jumino juwari juwono kadir kamari kariadi karno karso karsono kartono kasiran kasnan katiman katimin katino kusmanto
misdi misnati misnati misrai mistari misto matrawi matsari mathori buasir buasan buang bunawi busri busairi sahrawi saniman sanimah saruji sarbini
marsuki masduki masrukhin masykur mashudi mahrus mahmudi makruf maksum mahbub muhsin mukarom mukhlas munadi munif muslih musleh muslimin mustain mustakim
nafisatul lailatul lailatul maghfiroh rofiah rofiqoh rohimah rohmatul romlah ruqayyah sholihah solehah sofiyah sumiyati sundari syarifah syamsiah
taufikurrahman thoyib thohir tohari tohir wildan wasil zahid zahro zainuri zubaidah zubairi zulaikha zulaiha khotijah khodijah khumairoh khofifah
hamdani hamsah hamzani hanafi hanafiah harun hasanudin hasanuddin hasbi hasbullah herianto hidayatullah hilman husain idris imron ishak ismawati jafar
jailani jalil jamil jaya jufri kamal kamaludin kamaruddin karim kasim khairil khairul khaliq komarudin lutfiah mahmud makmun malik masrur maulidi mawardi
miftah mirza muammar mubarok muhajir muhtar mujib mulyana mursid musa muslikh nadhif nawawi nasrul nasikin nizar nuraini nurjanah nurjannah nurlaila
nursyamsi rafiq rahim raihan rasyid ridho ridlo rifqi rofii rosidi rusman saad sabar safii sahrul saidah salam saleh salman samad samsuri sanusi
sayuti sodikin solihin sulthon sukron suudi syafaat syafiq syahid syamsuddin syarifuddin syukron syukur tajuddin tarmuji toha usmani wahab yasin yazid
nyoman ketut wayan putu gede kadek komang gusti anak agung ida bagus ngurah sudiarta sukarta suartana suastika sudana sudiana sukerta sumerta
suparta wirawan wiryawan artawan astawa darmayasa mahendra mudana parwata pastika sedana suarjana widana widiana yasa sriasih ariani
lalu baiq zohri fathurrahman mujitahid umbu rambu bessie tnunay laiskodat lebu raya radja haba riwu kore
daeng andi baso besse sitti ambo tenri bau opu patta mappaseng mangkona mappangara nurhayati syahrul limpo palaguna amran
rante allo toding tandi pasang sampe sarira palimbong tangdilintin lolo pongtiku bunga kila batara
mandagi manoppo manopo mokoginta mokodompit lasut lontoh lumentut lumanauw mamahit mewengkang montolalu pangemanan pangkey paruntu pelealu pinontoan
rondonuwu rorong rotinsulu rumagit runtu runtuwene runtukahu sarundajang sondakh sumual supit tendean tumbelaka tumewu walangitan waworuntu wenas wowor
pattimura pattiasina pattinama pattipeilohy patty latuconsina latuheru latumahina latupeirissa leatemia lekatompessy lestaluhu lewerissa louhenapessy
luhukay manuhutu manusama matulessy nanlohy nikijuluw ohorella ohoiwutun pelupessy picauly rehatta salampessy sahetapy sahuburua siwabessy siahaya sopacua soplanit soumokil tahitu tamaela tanamal tehupeiory tomasoa tuasikal tuanakotta tupamahu tuhuleruw uneputty usemahu
wattimena wattimury wakano yosina salomina jopie marthin yondri calvin dominggus yohanis yohana yosef yakobus yance melkias melianus markus matias lukas
wenda wanimbo kogoya tabuni murib telenggen enembe kossay asso mabel matuan elopere hubi itlay lokbere wetipo yikwa wonda gwijangge dogopia
pigai mote tekege dumupa kobepa youw iyai degei goo douw adii giay gobai badii numberi rumbiak rumbino rumaropen rumainum rumbewas mandacan mansoben
kapitarauw kaiway kambuaya karubaba karma marweri mambraku mayor fatem fonataba ayomi awom imbiri infaindan itaar krey ohee ondi onim suebu wally yoku
uray mahrita fahmi noor syahrani ancah hamsidar rusmini mukhtar sahbirin noormiliyani rahmadi fikri birin arifin norhayati normansyah supian
dayak lambung bahen dangin junjung kaharingan teras narang sugianto sabran ugoy ben brahim
lim tan oei ong kwee liem thio tjia tjoa gouw njoo lauw khoe sie tio kho lie wijaya halim gunawan hartanto hartono salim sutanto tanoto tedja tedjo
wibowo widjaja widjojo wonowidjojo wonosobo sudono soeryadjaya riady ciputra tjandra tjahjadi tjahaja setiadi sampoerna kusuma budihardjo
alatas alaydrus assegaf alhabsyi alkaff alattas baswedan basyaib basyarahil bawazier bajuri shihab shahab syihab yahya bin binti syarqowi
lestari puspa puspita ratnasari ratnaningtyas ratnawati rosmawati rosita sagita septiani setyaningsih setyowati sintia sriwahyuni sugiarti sukmawati
sulistiani sulistyorini sumiarsih sunarti supartini suprihatin suryaningsih susiati tjahjani trisnawati triwahyuni tyas utari wahyuningsih wardani
wardhani widiastuti widyastuti wijayanti winarti winarsih windarti wulansari yuliastuti yulianingsih yuningsih anggraeni agustin agustiningsih
aminatus andriani anjani anjar apriliani apriyani aprilia ardiansyah ardianto ardi arini arum asri astrid ayuningtyas azizah azzahra azhari baskara
bayuaji bagas basuki budiarto budiyanto budhi cahyadi cahyani chairul chandrawati citrawati daniar danang danu darmanto darmono darto darwis dimyati diana
dinda dwiyanto dyah dyan ekawati elisa elly emilia endri eny erlangga erlina ernawati esti eva fadilah faisol faizal fajri farah farhan farida fatkhur
fatmawati febrian febriana febrianti ferdian ferdiansyah fikri fitriana fitriani frans fransiska fransiskus franky gani ghani ghofur ghozali gilar gita
grace hadiono hafid hafidz hafiz haikal hamam handi handika handoyo hanif hanifah hapsari hardi hardianto hariadi harini harjo harjono harmoko harsono
hartini hartati harwanto hasim hasyim heni henny henry herawati heriyanto hermin hernowo herwin hesti heti ihsan iin iis ikawati imelda indarti indri
indriani indrayana intania iqbal irawati irfansyah irianto irma isa ismawan isnaini isnan ivan iwan izza jarot jasmine jatmiko jihan johan johanes
jonathan jonni joni jordi jovita juliana julianto junita karina kasmad kevin khalid khusnul kinanti krisdianto krismanto kristian kristina kukuh kuntoro
kuswanto kuswandi laksmi larasati leni leonardo lia lidya lilis linda lisa listya lucky luluk lusiana mahardika mahesa mahfudz maimunah maisaroh mardiana
mardiyanto margono marlina marsono marta martha martono maryam maryati maryono meilani melati melinda mifta mila mirna misbah monika mufid muflihah mugiyono
muhadi muhamad muhyidin mujahid mujiono mulia murni murniati murtini mustika mutia nabila nadya nanda nandar naufal nayla nia nila nindya nining niken niko
nirmala nisa noer nopiyanti norma novia noviana novianti novitasari nuke nurcahyo nurdiana nurdiansyah nurfadilah nurhidayah nurita nurkholis nurlela nurmala
nurrohman nursalim nursanti nuryanto oktavia oktaviani pandu panji paramita patmawati pertiwi petrus prabawa prakoso prasetia prasetyawan pratiwi pratomo
prihatin priyambodo probo purwadi purwaningsih purwati purwono puspasari rachma rachman raditya rahardja rahayuningsih rahmalia rahmania raka rama ramadani
ramadhani rangga ratnadi rendi rendy renata resti retna rezky riana ricky rido ridwansyah rifky rikza rinaldi rinawati ririn rismawati riska riski riswan
riyan rizka rizqi robert roby rohmah rohmad rohmat rohmi romadhon romi rosa rosdiana rosi rosidah rosmini roy ruslan rusmanto rusmiati rustam rusydi ryan
sabrina safitri sahid sahrir salma salsabila samuel sandra sandy santosa saputra saputri sarah sasmito satrio sefti selvi septian septiana setianingsih
setiono sheila shinta siska sisca siswandi siswoyo soegeng soesilo soleh sopyan stefanus stella stevanus subagio subarkah subroto sudaryanto sudewo sugianti
sukma sulastomo sulis sulistiyono sulton sumaryono sumiyati sundoro suryantoro susan susilawati sutejo sutrisna suwardana swastika syahputra syakir syamsi
syifa tania tantowi tanti taryono tasya tegar thomas tiara timotius tini tino tirta titik toni tony tristan trisno triyanto ulfa ulfah ulum ulya umaroh
untari vania vera veronica vina vivi wahyudin wahyono wanda warih waskito wati welly wendi wenny wibawa widi widiyati widiyono widjanarko widodo wijanarko
wilda wiliam winda windu wirya wisnu wiyanto yana yani yanuar yasmin yayan yekti yeni yenny yeri yessi yessy yohan yolanda yosep yoyok yuda yudhistira yudi
yuliana yuliani yuliati yunanto yuniar yusron yusup yusril zahra zaenab zaenudin zainab zakaria zakiyah zamroni zidan ziyad zulfa zulham
""".split()
)

# Names often met in news of the world and of national politics.
WORLD = set(
    """
abdel abdulaziz abraham adam adrian ahmed albert alejandro alex alexander alfred ali allan allen amanda andrew angela anna anthony antonio arthur assad
barack ben benedict benjamin bernard bill blair boris brown bruce bush cameron carlos carter castro charles chavez chirac chris christian christopher clark
clinton colin condoleezza daniel david davis dick dmitry donald douglas edward elizabeth emmanuel erdogan eric ernesto fernando fidel francis francisco
francois frank franklin fred gary george gerhard gordon graham gregory habibie hamid hans harry hassan hatoyama helmut henry hillary hosni howard hugo
hussein ian ibrahim ivan jack jacques james jan jean jeff jennifer jerry jessica jim jimmy joe joel john johnson jokowi jonathan jones jose joseph juan
karl karzai keith kenneth kerry kim klaus koizumi kofi larry laura lee leon lewis louis luis luiz lula macron mahathir manmohan manuel marco margaret maria
mario martin mary matthew medvedev megawati merkel michael michel miguel mikhail mohamed mohammed morgan mubarak mugabe mursi musharraf nancy
nasrallah nelson netanyahu nicholas nicolas obama oliver olmert oscar osama pablo patrick paul pedro peter philip philippe pierre powell prodi putin
qaddafi rafael ralph ramos raul reagan ricardo rice richard robert roberto rodriguez roger ronald rudd rumsfeld sarkozy sby schroeder scott sergei sharon
shinzo silvio simon singh soekarnoputri soekarnoputra steve steven stuart suzuki tanaka taylor ted teresa thaksin theresa tim timothy tom trump victor vladimir walter warren wilson yamamoto yasser yitzhak yudhoyono zapatero zardari zelensky zuckerberg
ahok ganjar pranowo prabowo subianto sandiaga surya paloh setya novanto fadli zon fahri hamzah jusuf kalla boediono hatta rajasa bakrie aburizal akbar
tandjung mahfud moeldoko luhut pandjaitan retno marsudi sri mulyani indrawati risma risharini emil khofifah parawansa anies airlangga hartarto puan maharani
gibran rakabuming kaesang pangarep yusril mahendra wiranto tjahjo kumolo yasonna laoly nadiem makarim budi gunadi listyo gatot nurmantyo andika perkasa
marzuki alie anas urbaningrum nazaruddin sutan bhatoegana ruhut sitompul gayus tambunan susno duadji
""".split()
)
MORE_NAMES = (NATION | WORLD) - set(
    "anak agung bunga raya batara karma adam melati andi bin binti teras ben mulia sabar".split()
)
