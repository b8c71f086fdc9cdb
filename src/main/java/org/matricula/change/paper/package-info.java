/// 异动文书: what every document about a change of status has in common.
@org.jspecify.annotations.NullMarked
package org.matricula.change.paper;
