/// The pages, the interface and the menu of academic warning.
@org.jspecify.annotations.NullMarked
package org.matricula.standing.desk;
