/// The BPMN engine, known to nobody else: it walks the drawing, everything people see is ours.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.engine;
