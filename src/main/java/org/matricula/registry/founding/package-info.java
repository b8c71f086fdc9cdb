/// 建册: a whole register at once, its students with the histories they bring, into tables that are
/// still empty.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("founding")
package org.matricula.registry.founding;
