/// The rules by which students are warned: typed, dated, each with its source.
@org.jspecify.annotations.NullMarked
package org.matricula.standing.rule;
