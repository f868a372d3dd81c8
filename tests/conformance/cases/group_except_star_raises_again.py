# what a clause of except* raises: a bare raise gives its part back, raise e is a new one
import asyncio
eg = ExceptionGroup("g",[ValueError(1),KeyError(2)])
m, r = eg.split(ValueError)
print(m.__suppress_context__, m.__context__, eg.__suppress_context__)
def p(e, n=0):
    out=[]
    while e is not None and len(out)<6:
        out.append(repr(e)); e=e.__context__
    return ' <- '.join(out)
# except* raise e
try:
    try: raise ExceptionGroup("g",[ValueError(1),KeyError(2)])
    except* ValueError as e:
        raise e
except BaseException as e: print('a', repr(e), p(e))
try:
    try: raise ExceptionGroup("g",[ValueError(1),KeyError(2)])
    except* ValueError as e:
        raise
except BaseException as e: print('b', repr(e), p(e))
def again(): raise
try:
    try: raise ExceptionGroup("g",[ValueError(1),KeyError(2)])
    except* ValueError as e:
        again()
except BaseException as e: print('c', repr(e), p(e))
try:
    try: raise ExceptionGroup("g",[ValueError(1),KeyError(2)])
    except* ValueError as e:
        try: raise
        finally: print('f')
    except* KeyError: raise RuntimeError('x')
except BaseException as e: print('d', repr(e), p(e), [p(x) for x in e.exceptions])
try:
    try: raise ValueError(1)
    except* ValueError as e:
        raise
except BaseException as e: print('e', repr(e), p(e))
try:
    try: raise ValueError(1)
    except* ValueError as e:
        raise e
except BaseException as e: print('f', repr(e), p(e))
try:
  try: 1/0
  except ZeroDivisionError:
    try: raise ExceptionGroup("g",[ValueError(1),KeyError(2)])
    except* ValueError as e:
        raise TypeError(3)
    except* KeyError as e:
        raise e
except BaseException as e: print('g', repr(e), p(e), [p(x) for x in e.exceptions])
try:
  try: 1/0
  except ZeroDivisionError:
    try: raise ExceptionGroup("g",[ValueError(1),KeyError(2)])
    except* ValueError as e:
        e.__context__ = None
        raise
except BaseException as e: print('h', repr(e), p(e), [p(x) for x in e.exceptions])
