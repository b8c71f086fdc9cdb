/// The edge: how many may come in at once, and what becomes of a request that comes twice.
@org.jspecify.annotations.NullMarked
package org.matricula.portal.door;
