/// 处分: from the proposal to the end of its effect.
@org.jspecify.annotations.NullMarked
package org.matricula.discipline.sanction;
