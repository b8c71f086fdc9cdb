/// The register as its people use it, in a browser, from the roster to the form.
@org.jspecify.annotations.NullMarked
package org.matricula.journey;
