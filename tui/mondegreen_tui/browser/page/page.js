// The address with the secret in it stays out of the history, and no parameter of it reaches the terminal's script.
history.replaceState(null, "", "/");

const terminal = document.getElementById("terminal");
terminal.dataset.sessionWebsocketUrl = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
document.getElementById("open").addEventListener("click", () => location.reload());

// Keys are for the review from the beginning, without a first click.
new MutationObserver((_, observer) => {
  if (document.body.classList.contains("-first-byte")) {
    observer.disconnect();
    terminal.querySelector("textarea")?.focus();
  }
}).observe(document.body, { attributeFilter: ["class"] });
