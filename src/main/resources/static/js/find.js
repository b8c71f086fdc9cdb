// The quick finder: while somebody types, what is found stands below the field; arrows walk it,
// Enter goes there, Escape puts it away.
(() => {
  const { $, $$ } = window.matricula;
  const field = $('#q');
  const box = $('#found');
  if (!field || !box) return;
  const options = () => $$('[role=option]', box);
  const chosen = () => $('[aria-selected=true]', box);

  const show = on => {
    box.hidden = !on;
    field.setAttribute('aria-expanded', on && options().length > 0);
    if (!on) choose(null);
  };
  const choose = option => {
    options().forEach((it, at) => {
      it.id = 'found-' + at;
      it.setAttribute('aria-selected', it === option);
    });
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };

  field.addEventListener('keydown', event => {
    const all = options();
    if (event.key === 'Escape') {
      show(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && all.length > 0 && !box.hidden) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      choose(all[(all.indexOf(chosen()) + step + all.length) % all.length]);
    } else if (event.key === 'Enter' && chosen() && !box.hidden) {
      event.preventDefault();
      location.assign(chosen().href);
    }
  });
  field.addEventListener('input', () => { if (field.value.trim() === '') show(false); });
  box.addEventListener('htmx:afterSwap', () => {
    show(field.value.trim() !== '' && field.closest('.find').contains(document.activeElement));
  });
  // A click into the list comes after the field has lost the focus.
  box.addEventListener('mousedown', event => event.preventDefault());
  field.addEventListener('focus', () => { if (field.value.trim() !== '' && box.children.length > 0) show(true); });
  field.addEventListener('blur', () => show(false));
})();
