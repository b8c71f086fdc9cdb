/// Deciding: the queue, the decision, handing over, taking back.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("decide")
package org.matricula.workflow.decide;
