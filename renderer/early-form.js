// Of a document that comes with its form drawn: the form takes keys before the page's own scripts are there. What is typed
// stays in its field; that it was sent off is noted on the form, and they do the sending.
const form = document.forms[0];
form.addEventListener(
  'submit',
  (event) => {
    event.preventDefault();
    form.dataset.sent = '';
  },
  { once: true },
);
form.elements[0].focus();
performance.mark('ready-to-type');

// They are large, and nobody needs to wait for them to see the form.
const { page } = document.currentScript.dataset;
requestAnimationFrame(() => setTimeout(() => import(page)));
