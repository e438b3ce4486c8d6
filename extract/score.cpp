#include "extract/score.h"

namespace entente {}
