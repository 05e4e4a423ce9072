// Shows times as the customer's own, and replaces the status of an order when it changes.
const status = document.getElementById("status");

function localize() {
    for (const time of document.querySelectorAll("time")) {
        time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang);
    }
}

let shown;
async function look() {
    try {
        const response = await fetch(status.dataset.source);
        const text = await response.text();
        if (response.ok && text !== shown) {
            shown = text;
            status.innerHTML = text;
            localize();
        }
    } catch {
        // The next look tries again.
    }
    setTimeout(look, document.hidden ? 10000 : 1500);
}

localize();
if (status) look();
