// Charts: bar, stacked, line and pyramid, drawn as SVG in the theme's colours from a JSON address
// (data-chart-url) or from a table of the page (data-chart-table).
(() => {
  const { $, $$ } = window.matricula;
  const SOURCE = '/_static/echarts/6.0.0/dist/echarts.common.min.js';
  const drawn = new Map();
  let library;

  const load = () => library ||= new Promise((done, failed) => {
    const script = document.createElement('script');
    Object.assign(script, { src: SOURCE, onload: done, onerror: failed });
    document.head.append(script);
  });
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = () => [1, 2, 3, 4, 5, 6].map(it => token('--chart-' + it));
  const number = text => Number(text.replace(/[,\s%]/g, '')) || 0;

  const fromTable = id => {
    const table = document.getElementById(id);
    const heads = $$('thead tr:last-child th', table).slice(1);
    const rows = $$('tbody tr:not(.sum)', table);
    return {
      categories: rows.map(it => it.cells[0].textContent.trim()),
      series: heads.map((head, at) => ({
        name: head.textContent.trim(),
        data: rows.map(it => number(it.cells[at + 1].textContent)),
        links: rows.map(it => $('a', it.cells[at + 1])?.getAttribute('href') || null),
      })),
    };
  };
  const figures = async box => box.dataset.chartTable
    ? fromTable(box.dataset.chartTable)
    : (await fetch(box.dataset.chartUrl, { headers: { Accept: 'application/json' } })).json();

  const axis = () => ({
    axisLabel: { color: token('--text-3'), fontSize: 12, hideOverlap: true },
    axisLine: { lineStyle: { color: token('--line') } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: token('--grid') } },
  });
  const tooltip = unit => ({
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: token('--hover'), opacity: .5 } },
    backgroundColor: token('--surface'),
    borderColor: token('--line'),
    textStyle: { color: token('--text'), fontSize: 12 },
    valueFormatter: it => Math.abs(it).toLocaleString() + (unit ? ' ' + unit : ''),
  });
  const round = horizontal => horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0];

  const series = {
    bar: (it, at, all, flat) => ({
      type: 'bar', barMaxWidth: flat ? 14 : 22, barGap: '20%', itemStyle: { borderRadius: round(flat) },
    }),
    stacked: (it, at, all, flat) => ({
      type: 'bar', stack: 'all', barMaxWidth: flat ? 16 : 28,
      itemStyle: { borderRadius: at === all.length - 1 ? round(flat) : 0 },
    }),
    line: () => ({ type: 'line', symbol: 'circle', symbolSize: 6, lineStyle: { width: 2 } }),
    pyramid: (it, at) => ({
      type: 'bar', stack: 'all', barCategoryGap: '22%',
      itemStyle: { borderRadius: at === 0 ? [3, 0, 0, 3] : [0, 3, 3, 0] },
      data: it.data.map(value => at === 0 ? -value : value),
    }),
  };

  const options = (box, data) => {
    const kind = box.dataset.chart;
    const flat = kind === 'pyramid' || box.dataset.horizontal === 'true';
    const base = axis();
    const category = { type: 'category', data: data.categories, ...base, splitLine: { show: false } };
    const value = { type: 'value', ...base, axisLine: { show: false }, splitNumber: 4 };
    if (flat) category.inverse = kind !== 'pyramid';
    if (kind === 'pyramid') value.axisLabel = { ...base.axisLabel, formatter: it => Math.abs(it).toLocaleString() };
    const many = data.series.length > 1;
    return {
      animation: false,
      aria: { enabled: false },
      color: data.series.length === 2 && kind === 'bar' ? [colours()[1], colours()[0]] : colours(),
      textStyle: { fontFamily: token('--font'), fontSize: 12 },
      legend: many ? { top: 0, left: 0, padding: 0, itemWidth: 10, itemHeight: 10, itemGap: 14, icon: kind === 'line' ? 'circle' : 'roundRect', textStyle: { color: token('--text-2') } } : undefined,
      grid: { left: 4, right: 12, top: many ? 30 : 12, bottom: 4, containLabel: true },
      tooltip: tooltip(data.unit),
      xAxis: flat ? value : category,
      yAxis: flat ? category : value,
      series: data.series.map((it, at) => ({
        name: it.name, data: it.data, cursor: it.links ? 'pointer' : 'default', ...series[kind](it, at, data.series, flat),
      })),
    };
  };

  const draw = (box, data) => {
    const told = box.getAttribute('aria-label');
    drawn.get(box)?.chart.dispose();
    const chart = window.echarts.init(box, null, { renderer: 'svg' });
    chart.setOption(options(box, data));
    chart.on('click', it => {
      const href = data.series[it.seriesIndex].links?.[it.dataIndex];
      if (href) location.assign(href);
    });
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', told);
    box.dataset.drawn = 'yes';
    drawn.set(box, { chart, data });
  };
  const resized = new ResizeObserver(all => all.forEach(it => drawn.get(it.target)?.chart.resize()));

  const settle = async from => {
    const fresh = $$('[data-chart]', from).filter(it => !drawn.has(it));
    if (fresh.length === 0) return;
    await load();
    for (const box of fresh) {
      draw(box, await figures(box));
      resized.observe(box);
    }
  };
  document.addEventListener('themechange', () => drawn.forEach(({ data }, box) => draw(box, data)));
  document.addEventListener('htmx:load', event => settle(event.detail.elt));
  document.addEventListener('htmx:afterSwap', () => {
    for (const [box, { chart }] of drawn) {
      if (!box.isConnected) {
        chart.dispose();
        drawn.delete(box);
      }
    }
  });
  settle(document);
})();
