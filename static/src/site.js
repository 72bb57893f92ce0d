// Everything works without this file.
document.documentElement.classList.add("js");

const fouten = document.querySelector("[data-foutenlijst]");
if (fouten) {
  fouten.focus();
  document.title = `${document.documentElement.lang.startsWith("en") ? "Error" : "Fout"}: ${document.title}`;
}

document.addEventListener("click", (gebeurtenis) => {
  if (gebeurtenis.target.closest("[data-print]")) window.print();
});
