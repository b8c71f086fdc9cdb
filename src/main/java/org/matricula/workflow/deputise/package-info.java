/// Deputies: who acts in a holder's place, and until when.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("deputise")
package org.matricula.workflow.deputise;
