/// People who never were, for the demonstration and the tests.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("invented")
package org.matricula.personal.invented;
