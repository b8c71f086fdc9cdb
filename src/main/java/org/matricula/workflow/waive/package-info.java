/// 特批: strict execution of the school's rules, with regard for the individual.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.waive;
