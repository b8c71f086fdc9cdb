/// Where the register's rows lie in the tree of units, and what follows when the tree changes.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.place;
