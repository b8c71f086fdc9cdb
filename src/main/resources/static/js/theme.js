// Runs before the first paint, so that no page flashes in the wrong theme or row height.
(() => {
  const root = document.documentElement;
  const kept = key => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const asked = new URLSearchParams(location.search).get('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = ['light', 'dark'].includes(asked) ? asked : kept('theme') || (dark ? 'dark' : 'light');
  root.dataset.density = kept('density') || '';
})();
