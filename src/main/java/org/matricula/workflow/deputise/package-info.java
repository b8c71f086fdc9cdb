/// Deputies: who acts in a holder's place, and until when.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.deputise;
