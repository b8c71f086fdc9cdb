/// How a case goes from office to office.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.walk;
