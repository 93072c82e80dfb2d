// What the secretary's screen says while it has no server to ask, in the language of the page.
export const words = {
  id: {
    saved: "Semua tersimpan.", waiting: (n) => `${n} baris menunggu jaringan. Tetap ketik; semuanya tersimpan di perangkat ini.`,
    session: (n) => `${n} baris belum terkirim: sesi berakhir. Masuk lagi di tab lain; tulisan tetap ada di sini.`,
    refused: (n) => `${n} baris ditolak, lihat di bawah.`, failed: "Belum terkirim: jaringan terputus. Coba lagi sebentar lagi.",
    drop: "Buang", repair: "Betulkan", order: "Arahan: ", quote: "Kutipan: ", deed: "Perubahan menunggu dikirim.",
  },
  en: {
    saved: "Everything is saved.", waiting: (n) => `${n} lines wait for the network. Keep typing; all is kept on this device.`,
    session: (n) => `${n} lines not sent: your session ended. Log in again in another tab; the text stays here.`,
    refused: (n) => `${n} lines were refused, see below.`, failed: "Not sent: the network is away. Try again in a moment.",
    drop: "Discard", repair: "Repair", order: "Directive: ", quote: "Quote: ", deed: "A change waits to be sent.",
  },
}[document.documentElement.lang] ?? {};
