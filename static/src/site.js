// Everything works without this file.
document.documentElement.classList.add("js");

const fouten = document.querySelector("[data-foutenlijst]");
if (fouten) {
  fouten.focus();
  document.title = `${document.documentElement.lang.startsWith("en") ? "Error" : "Fout"}: ${document.title}`;
}

// The filters of a list are always open on a wide screen; a browser of before 2025 cannot do that by style alone.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 40.01rem)").matches) {
  for (const filters of document.querySelectorAll(".site-filterbalk__meer")) filters.open = true;
}

document.addEventListener("click", (gebeurtenis) => {
  if (gebeurtenis.target.closest("[data-print]")) window.print();
});

// A form that says what its settings come down to: the numbers follow while one fills it in.
const rekenen = document.querySelector("form[data-reken]");
if (rekenen) {
  let wacht;
  let beurt = 0;
  const reken = async () => {
    const nummer = beurt;
    const adres = `${location.pathname}?${new URLSearchParams(new FormData(rekenen))}`;
    const antwoord = await fetch(adres).catch(() => null);
    if (!antwoord?.ok || antwoord.redirected) return;
    const vers = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    if (nummer !== beurt) return;
    for (const deel of document.querySelectorAll("[data-vers]")) {
      const nieuw = vers.getElementById(deel.id);
      if (nieuw) deel.replaceChildren(...nieuw.childNodes);
    }
    history.replaceState(null, "", adres);
  };
  rekenen.addEventListener("input", () => {
    beurt++;
    clearTimeout(wacht);
    wacht = setTimeout(reken, 400);
  });
}
