// Questionnaires: one part at a time, questions that depend upon others, and what was typed is kept:
// a named form with the program, an anonymous one in this tab alone, until it is sent or closed.
(() => {
  const { $, $$ } = window.matricula;

  // The form of a question shows the fields its kind has.
  const kind = $('[data-kind]');
  if (kind) {
    const settle = () => $$('[data-for]').forEach(it => { it.hidden = !it.dataset.for.split(' ').includes(kind.value); });
    kind.addEventListener('change', settle);
    settle();
  }

  const form = $('form[data-survey]');
  if (!form) return;
  const asks = $$('[data-ask]', form);
  const parts = $$('[data-part]', form);
  const state = $('[data-state]', form);
  $$('[data-nojs]', form).forEach(it => { it.hidden = true; });

  const controls = ask => $$('input, textarea', ask);
  const filled = ask => {
    const lines = $$('[data-line]', ask);
    const any = from => controls(from).some(it => it.type === 'radio' || it.type === 'checkbox' ? it.checked : it.value.trim() !== '');
    return lines.length ? lines.every(any) : any(ask);
  };

  // A hidden question is not sent; what depends upon it hides with it.
  const branch = () => asks.forEach(ask => {
    if (!ask.dataset.if) return;
    const other = asks.find(it => it.dataset.ask === ask.dataset.if);
    const picks = ask.dataset.picks.split(' ');
    const on = other && !other.hidden && controls(other).some(it => it.checked && picks.includes(it.value));
    ask.hidden = !on;
    controls(ask).forEach(it => { it.disabled = !on; });
  });

  const values = () => [...new FormData(form).entries()].filter(([name, value]) => name.startsWith('q-') && value !== '');
  const tab = form.dataset.tab && 'survey ' + form.dataset.tab;
  if (tab && sessionStorage.getItem(tab) && !values().length) {
    for (const [name, value] of JSON.parse(sessionStorage.getItem(tab))) {
      $$('[name="' + CSS.escape(name) + '"]', form).forEach(it => {
        if (it.type === 'radio' || it.type === 'checkbox') it.checked ||= it.value === value;
        else it.value = value;
      });
    }
  }

  let waiting;
  let sent = false;
  let changed = false;
  const keep = async () => {
    if (sent || !changed || !form.dataset.draft) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', keepalive: true, body: new URLSearchParams(new FormData(form)) });
      state.textContent = answer.ok ? form.dataset.kept : form.dataset.notKept;
    } catch {
      state.textContent = form.dataset.notKept;
    }
  };
  const touched = event => {
    branch();
    const missing = $('[data-missing]', event.target.closest('[data-ask]') || form);
    if (missing) missing.hidden = true;
    if (tab) sessionStorage.setItem(tab, JSON.stringify(values()));
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, 600);
  };
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(); });
  form.addEventListener('input', touched);
  form.addEventListener('change', touched);

  const owed = part => asks.filter(it => part.contains(it) && it.dataset.mandatory && !it.hidden && !filled(it));
  const complain = owing => {
    owing.forEach(it => { $('[data-missing]', it).hidden = false; });
    owing[0]?.focus();
    return owing.length > 0;
  };

  form.addEventListener('submit', event => {
    if (complain(owed(form))) {
      event.preventDefault();
      return;
    }
    sent = true;
    clearTimeout(waiting);
    if (tab) sessionStorage.removeItem(tab);
  });

  branch();
  if (!form.dataset.paged || parts.length < 2) return;
  const back = $('[data-back]', form);
  const next = $('[data-next]', form);
  const send = $('[data-send]', form);
  let at = 0;
  const show = focus => {
    parts.forEach((it, nth) => { it.hidden = nth !== at; });
    back.hidden = at === 0;
    next.hidden = at === parts.length - 1;
    if (send) send.hidden = at < parts.length - 1;
    state.textContent = form.dataset.step.replace('{0}', at + 1).replace('{1}', parts.length);
    if (focus) {
      parts[at].scrollIntoView({ block: 'start' });
      ($('h2', parts[at]) || $('[data-ask]', parts[at]))?.focus({ preventScroll: true });
    }
  };
  next.addEventListener('click', () => {
    if (complain(owed(parts[at]))) return;
    at++;
    show(true);
  });
  back.addEventListener('click', () => { at--; show(true); });
  // Enter in a field goes on as the button in sight does.
  form.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.target.tagName === 'TEXTAREA' || event.target.tagName === 'BUTTON' || at === parts.length - 1) return;
    event.preventDefault();
    next.click();
  });
  show(false);
})();
