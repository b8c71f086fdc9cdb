// Forms: sending on choice, the guard over unsaved words, ready phrases, dropped files.
(() => {
  const { $, $$ } = window.matricula;

  // <form data-autosubmit>: a chosen filter is applied at once.
  let waiting;
  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-autosubmit]');
    if (!form || event.target.type === 'file') return;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 150);
  });

  // Empty filters stay out of the address.
  document.addEventListener('formdata', event => {
    if (event.target.method !== 'get') return;
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === '') event.formData.delete(name);
    }
  });

  // <form data-guard>: leaving with changes asks first.
  const touched = new WeakSet();
  document.addEventListener('input', event => {
    const form = event.target.closest('form[data-guard]');
    if (form) touched.add(form);
  });
  document.addEventListener('submit', event => touched.delete(event.target));
  addEventListener('beforeunload', event => {
    if ($$('form[data-guard]').some(it => touched.has(it))) event.preventDefault();
  });

  // A form is sent once, however often its button is pressed; a download leaves it usable.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || form.hasAttribute('hx-post') || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 4000);
  });
  addEventListener('pageshow', () => $$('form[data-sent]').forEach(it => delete it.dataset.sent));

  // <button data-insert="#field">: its words go into the field.
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-insert]');
    const field = button && $(button.dataset.insert);
    if (!field) return;
    field.value = field.value ? field.value.trimEnd() + '\n' + button.textContent.trim() : button.textContent.trim();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });

  // <label data-drop>: a file is dropped or chosen; its name shows.
  const over = (event, on) => event.target.closest?.('[data-drop]')?.classList.toggle('over', on);
  document.addEventListener('dragover', event => over(event, true));
  document.addEventListener('dragleave', event => over(event, false));
  document.addEventListener('drop', event => over(event, false));
  document.addEventListener('change', event => {
    const box = event.target.type === 'file' && event.target.closest('[data-drop]');
    if (box) $('output', box).textContent = [...event.target.files].map(it => it.name).join('、');
  });

  // [data-reveal="id"]: shows a part of the form while the box is ticked or the value chosen.
  const reveal = control => {
    const part = document.getElementById(control.dataset.reveal);
    if (!part) return;
    const wanted = control.dataset.when;
    const on = control.type === 'checkbox' || control.type === 'radio'
      ? control.checked
      : wanted.split(' ').includes(control.value);
    part.hidden = !on;
    $$('input, select, textarea', part).forEach(it => { it.disabled = !on; });
  };
  const settle = from => $$('[data-reveal]', from).forEach(reveal);
  document.addEventListener('change', event => {
    const group = event.target.type === 'radio' ? event.target.form : null;
    if (group) settle(group);
    else if (event.target.dataset.reveal) reveal(event.target);
  });
  document.addEventListener('htmx:load', event => settle(event.detail.elt));
  settle(document);
})();
