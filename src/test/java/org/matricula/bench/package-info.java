/// What the program costs, as ratios from one run; `docs/benchmarks.md` has the figures.
@org.jspecify.annotations.NullMarked
package org.matricula.bench;
