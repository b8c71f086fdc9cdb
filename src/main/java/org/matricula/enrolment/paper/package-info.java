/// 预交材料: what newcomers or their guardians send in before they arrive, and what is thought of it.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.paper;
