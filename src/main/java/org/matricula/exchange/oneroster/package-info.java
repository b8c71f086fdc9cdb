/// OneRoster 1.2 (1EdTech): rosters and published grades for other systems, over REST and as a CSV
/// package. The register is a provider that is read; it is never written by this way.
@org.jspecify.annotations.NullMarked
package org.matricula.exchange.oneroster;
